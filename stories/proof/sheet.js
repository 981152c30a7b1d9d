"use strict";
// Only enhances: without this script everything on the sheet is still there to read.
(() => {
  const root = document.documentElement;
  const watched = root.hasAttribute("data-watched");
  if (watched && window !== window.top) {
    // A watched sheet looks at a fresh copy of itself in a hidden frame: this is that copy.
    parent.postMessage({ stamp: root.dataset.stamp }, "*");
    return;
  }
  const keys = [
    ["j", "next telling (and opens it)"],
    ["k", "telling before"],
    ["n", "next section"],
    ["p", "section before"],
    ["e", "next problem"],
    ["E", "problem before"],
    ["/", "find words; Enter for the next, Shift Enter for the one before"],
    ["o", "open everything, or fold it"],
    ["?", "these keys"],
    ["Esc", "back to the page"],
  ];
  const make = (name, words, attributes = {}) => {
    const made = document.createElement(name);
    if (words) made.textContent = words;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };
  const all = (what, from = document) => [...from.querySelectorAll(what)];
  const open = (one) => {
    for (let at = one; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  };
  const land = (one) => {
    if (!one) return;
    open(one.parentElement);
    if (one.tabIndex < 0 && !one.hasAttribute("tabindex")) one.setAttribute("tabindex", "-1");
    all(".landed").forEach((old) => old.classList.remove("landed"));
    one.classList.add("landed");
    one.focus({ preventScroll: true });
    one.scrollIntoView({ block: one.matches("summary, h2, h3") ? "start" : "center" });
  };
  const step = (places, way) => {
    // From where the focus is in the document, not from a count of our own.
    const here = document.activeElement;
    const beyond = (one) => {
      const side = here.compareDocumentPosition(one);
      return way > 0
        ? side & Node.DOCUMENT_POSITION_FOLLOWING
        : side & Node.DOCUMENT_POSITION_PRECEDING && !(side & Node.DOCUMENT_POSITION_CONTAINS);
    };
    if (here === document.body || !here) return way > 0 ? places[0] : places.at(-1);
    const ahead = places.filter(beyond);
    return way > 0 ? ahead[0] : ahead.at(-1);
  };
  const telling = (way) => {
    const one = step(all(".telling > summary"), way);
    if (one) one.parentElement.open = true;
    land(one);
  };
  const section = (way) => land(step(all("main h2, .tale > h3, .mapped > h3"), way));
  const problem = (way) => land(step(all("[data-jump]"), way));
  const fold = () => {
    const parts = all("details");
    const closed = parts.some((one) => !one.open);
    parts.forEach((one) => { one.open = closed; });
  };

  const start = () => {
    const bar = make("div", "", { class: "bar", role: "search" });
    const label = make("label");
    const field = make("input", "", { type: "search", id: "find", autocomplete: "off", spellcheck: "false" });
    label.append(make("span", "Find"), field);
    field.setAttribute("aria-label", "Find words on this sheet");
    const count = make("output", "", { for: "find" });
    const help = make("button", "Keys", { type: "button", "aria-haspopup": "dialog" });
    bar.append(label, count, help);
    document.querySelector(".skip").after(bar);

    const dialog = make("dialog", "", { "aria-labelledby": "keys-title" });
    const list = make("dl");
    for (const [key, words] of keys) {
      const term = make("dt");
      term.append(make("kbd", key));
      list.append(term, make("dd", words));
    }
    const close = make("button", "Close", { type: "button" });
    dialog.append(make("h2", "Keys", { id: "keys-title" }), list, close);
    document.body.append(dialog);
    close.addEventListener("click", () => dialog.close());
    help.addEventListener("click", () => dialog.showModal());

    let hits = [];
    let at = -1;
    const clear = () => all(".found").forEach((one) => one.classList.remove("found"));
    const search = () => {
      const wanted = field.value.trim().toLocaleLowerCase();
      hits = wanted.length < 2 ? [] : all(".say, .end, .problems > li, h3, h4")
        .filter((one) => one.textContent.toLocaleLowerCase().includes(wanted))
        .filter((one, number, these) => !these.some((other) => other !== one && one.contains(other)));
      at = -1;
      clear();
      count.textContent = wanted.length < 2 ? "" : `${hits.length} found`;
    };
    const go = (way) => {
      if (!hits.length) return;
      at = (at + way + hits.length) % hits.length;
      clear();
      open(hits[at]);
      hits[at].classList.add("found");
      hits[at].scrollIntoView({ block: "center" });
      count.textContent = `${at + 1} of ${hits.length}`;
    };
    field.addEventListener("input", search);
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter") { event.preventDefault(); go(event.shiftKey ? -1 : 1); }
      if (event.key === "Escape") {
        event.preventDefault();
        if (at >= 0) land(hits[at]); else field.blur();
      }
      event.stopPropagation();
    });

    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
      if (event.target.closest("input, textarea, select")) return;
      const acts = {
        j: () => telling(1), k: () => telling(-1), n: () => section(1), p: () => section(-1),
        e: () => problem(1), E: () => problem(-1), o: fold,
        "/": () => { field.focus(); field.select(); },
        "?": () => dialog.showModal(),
      };
      if (event.key === "Escape") { all(".landed").forEach((one) => one.classList.remove("landed")); return; }
      if (!(event.key in acts)) return;
      event.preventDefault();
      acts[event.key]();
    });

    const follow = () => {
      const name = decodeURIComponent(location.hash.slice(1));
      const target = name && document.getElementById(name);
      if (!target) return;
      land(target.tagName === "DETAILS" ? target.querySelector("summary") : target);
    };
    window.addEventListener("hashchange", follow);
    document.addEventListener("click", (event) => {
      const link = event.target.closest('a[href^="#"]');
      if (link && link.hash === location.hash) follow();
    });
    follow();
    if (watched) watch(field, search);
  };

  const watch = (field, search) => {
    const key = `hearthside ${location.pathname}`;
    const left = JSON.parse(sessionStorage.getItem(key) || "null");
    if (left) {
      sessionStorage.removeItem(key);
      all("details").forEach((one, number) => { one.open = Boolean(left.open[one.id || number]); });
      if (left.find) { field.value = left.find; search(); }
      window.scrollTo(0, left.top);
    }
    const again = () => {
      const opened = {};
      all("details").forEach((one, number) => { opened[one.id || number] = one.open; });
      sessionStorage.setItem(key, JSON.stringify({ top: window.scrollY, open: opened, find: field.value }));
      location.reload();
    };
    let frame = null;
    const look = () => {
      if (frame) frame.remove();
      frame = make("iframe", "", { hidden: "", sandbox: "allow-scripts", "aria-hidden": "true", src: location.pathname });
      document.body.append(frame);
    };
    window.addEventListener("message", (event) => {
      if (!frame || event.source !== frame.contentWindow) return;
      frame.remove();
      frame = null;
      if (event.data && event.data.stamp && event.data.stamp !== root.dataset.stamp) again();
    });
    setInterval(() => { if (!document.hidden) look(); }, 1000);
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
