
// ---- The words of the course: a field that leaves those in which all that is typed stands --------------------

function findWords(place) {
  const entries = [...place.querySelectorAll("dl > div")], says = place.dataset;
  const texts = entries.map(entry => `${entry.textContent} ${entry.dataset.words}`.toLowerCase());
  const field = make("input", { type: "search", autocomplete: "off", spellcheck: "false" });
  const found = make("span", { role: "status" });
  field.oninput = () => {
    const typed = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    const fits = texts.map(text => typed.every(word => text.includes(word)));
    entries.forEach((entry, k) => { entry.hidden = !fits[k]; });
    const many = fits.filter(Boolean).length;
    found.textContent = many ? `${many} / ${entries.length}` : says.none;
    place.querySelector(".l1l2-words").scrollTop = 0;
  };
  place.prepend(make("p", { class: "l1l2-find" }, make("label", {}, says.find, " ", field), " ", found));
  keepKeys(place);
}

for (const place of document.querySelectorAll("div.l1l2-glossary:not([data-alive])")) {
  place.dataset.alive = "";
  findWords(place);
}
