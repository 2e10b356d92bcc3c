
// ---- What quiz and mock interview have in common ----------------------------------------------------------

const day = at => new Date(at).toLocaleDateString(says.locale, { day: "numeric", month: "long" });

// Shows something else in the place; its heading gets the focus, which a button that is gone has no more.
function turn(place, parts, focus = true) {
  place.replaceChildren(...parts.filter(Boolean));
  const heading = place.querySelector("[role=heading]");
  heading.tabIndex = -1;
  if (focus) heading.focus({ preventScroll: true });
}

function heading(words) {
  return make("p", { class: "l1l2-where", role: "heading", "aria-level": 3 }, words);
}

function button(words, press, attributes = {}) {
  const made = make("button", { type: "button", ...attributes }, words);
  made.onclick = press;
  return made;
}

function steps(...buttons) {
  return make("p", { class: "l1l2-steps" }, ...buttons.filter(Boolean));
}

// Made once of what stands in the page, and moved: JupyterLab listens to the links that it found there.
function rereads(section) {
  return make("li", {}, ...section.querySelector(".l1l2-reread").childNodes);
}
