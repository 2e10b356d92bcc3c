// ---- Addresses: "#geometry.drag_target?t=1" is a picture and how its controls stand ---------------------------

const write = (name, head, at) =>
  `#${name}?${head.controls.map((c, k) => `${c.name}=${encodeURIComponent(c.keys[at[k]])}`).join("&")}`;

// Returns where the controls stand after an address; what it does not name, or not rightly, stays.
function read(query, head, at) {
  const given = new URLSearchParams(query);
  return head.controls.map(({ name, keys }, k) => {
    const asked = given.get(name);
    const found = keys.findIndex(key => key === asked || (asked && +key === +asked));
    return found < 0 ? at[k] : found;
  });
}

// Brings the nearest picture of that name there and into view; says whether there is one.
function follow(hash, from = null) {
  const [name, query] = hash.slice(1).split("?"), home = from?.closest(".jp-Notebook") ?? document;
  const top = element => element.getBoundingClientRect().top;
  const far = root => Math.abs(top(root) - (from ? top(from) : 0));
  const [root] = [...home.querySelectorAll("div.l1l2")].filter(root => root.l1l2?.name === name)
    .sort((a, b) => far(a) - far(b));
  if (!root) return false;
  for (let fold = root.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  root.l1l2.go(query);
  root.scrollIntoView({ block: "center", behavior: QUIET.matches ? "auto" : "smooth" });
  return true;
}

if (!window.l1l2) { // once a page, though every picture brings this script
  window.l1l2 = { follow };
  addEventListener("hashchange", () => follow(location.hash));
  document.addEventListener("click", event => {
    const link = event.target.closest?.('a[href*="#"]');
    if (!link || !follow(link.getAttribute("href").replace(/^[^#]*/, ""), link)) return;
    event.preventDefault(); // JupyterLab would look for a heading of that name
    event.stopPropagation();
  }, true);
}

// Copies the address of what is seen; where a page may not write there, it shows the address.
function copier(name, head, state) {
  const button = make("button", { type: "button", class: "l1l2-copy" }, says.copy);
  button.onclick = async () => {
    const page = button.closest(".jp-Notebook") ? "" : location.href.replace(/#.*/, "");
    const address = page + write(name, head, state.at);
    try {
      await navigator.clipboard.writeText(address);
      button.textContent = says.copied;
    } catch {
      button.textContent = address;
    }
    setTimeout(() => { button.textContent = says.copy; }, 4000);
  };
  return { elements: [button] };
}

