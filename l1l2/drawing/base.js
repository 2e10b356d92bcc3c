// Part of every page of the course.  No mathematics lives here, and nothing is fetched.

const says = $WORDS; // in the reader's language
const KEPT = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Enter", " "];

const fill = (words, values) => words.replace(/{(\w+)}/g, (_, name) => values[name]);

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

// JupyterLab hears every key that is pressed: it shall not hear those that move a slider or open a fold.  All
// others it shall, and Escape gives it the focus back.
function keepKeys(root) {
  root.addEventListener("keydown", event => {
    const chord = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
    if (!chord && KEPT.includes(event.key)) event.stopPropagation();
    const typing = event.target.matches("textarea, input:not([type=range], [type=radio], [type=checkbox])");
    if (typing && !chord && event.key !== "Escape") event.stopPropagation();
    if (event.key === "Escape") root.closest(".jp-Notebook")?.focus();
  });
}

