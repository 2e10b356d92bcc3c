// ---- Memory: what a reader has answered, kept by this browser for this address ------------------------------

const STORE = "l1l2"; // one entry holds all, so that a reader can take it along

const memory = {
  all() {
    try {
      return JSON.parse(localStorage.getItem(STORE)) ?? {};
    } catch { // no store here, or not ours: nothing is remembered, and nothing else is missing
      return {};
    }
  },
  recall(part, name) { return this.all()[part]?.[name]; },
  keep(part, name, value) {
    const all = this.all();
    all[part] = { ...all[part], [name]: value };
    this.replace(all);
  },
  replace(all) {
    try {
      localStorage.setItem(STORE, JSON.stringify(all));
    } catch { // as above: the page works on, until it is closed
    }
    dispatchEvent(new Event("l1l2-memory")); // a map on the same page draws itself anew
  },
};

