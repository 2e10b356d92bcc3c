
// ---- What is left of a mock interview: on the screen, and as Markdown -------------------------------------

const clockTime = seconds => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

function countPoints(answered) {
  const all = which => answered.flatMap(one => one[which]), made = which => all(which).filter(Boolean).length;
  return fill(answered.length ? says.answered : says.none, {
    count: answered.length, made: made("ticked"), points: all("ticked").length,
    survived: made("followed"), asked: all("followed").length,
  });
}

function describe(section, { spoken, length, ticked, followed }) {
  const find = selector => [...section.querySelectorAll(selector)].map(part => part.textContent);
  return {
    question: section.querySelector(".l1l2-prompt").textContent,
    circumstances: `${section.dataset.theme}. ${spoken === null ? says.unclocked
      : fill(says.outOf, { spoken: clockTime(spoken), length: clockTime(length) })}`,
    points: [
      ...find(".l1l2-rubric > li").map((point, k) => [point, ticked[k]]),
      ...find(".l1l2-follow-up > summary > span").map((asked, k) => [`${says.followUp} ${asked}`, followed[k]]),
    ],
  };
}

function writeMarkdown(answered, sections) {
  const parts = answered.map(one => {
    const section = sections.get(one.name), { question, circumstances, points } = describe(section, one);
    const boxes = points.map(([words, done]) => `- [${done ? "x" : " "}] ${words}`).join("\n");
    const place = fill(says.reread, { place: section.dataset.place });
    return [`## ${question}`, `${circumstances} ${place}`, boxes].join("\n\n");
  });
  return `${[`# ${says.title}`, countPoints(answered), ...parts].join("\n\n")}\n`;
}

function showAnswered(section, one, link) {
  const { question, circumstances, points } = describe(section, one);
  const signed = points.map(([words, done]) => {
    const [mark, label, look] = done ? ["✓", says.said, "l1l2-right"] : ["○", says.unsaid, ""];
    return make("li", {}, make("span", { role: "img", "aria-label": label, class: look }, mark), ` ${words}`);
  });
  return make("div", { class: "l1l2-told" }, make("p", {}, make("strong", {}, question)),
    make("p", {}, circumstances), make("ul", { class: "l1l2-rubric" }, ...signed, link));
}

function saver(answered, sections) {
  const href = URL.createObjectURL(new Blob([writeMarkdown(answered, sections)], { type: "text/markdown" }));
  return make("a", { class: "l1l2-save", href, download: "interview.md" }, says.save);
}
