/* The layout switch, the filter box, copying, and the few names that the theme forgets.
   Everything is on the page without this file; it only hides, finds and copies. */
(function () {
  "use strict";
  var KEY = "nablasheet-layout";
  var LAYOUTS = ["both", "numerator", "denominator"];
  var root = document.documentElement;

  function each(selector, act) { Array.prototype.forEach.call(document.querySelectorAll(selector), act); }

  function show(layout) {
    if (LAYOUTS.indexOf(layout) < 0) layout = "both";
    root.dataset.layout = layout;
    each(".ns-switch button", function (button) {
      button.setAttribute("aria-pressed", String(button.dataset.layout === layout));
    });
    reach();
  }

  function choose(layout) {
    try { localStorage.setItem(KEY, layout); } catch (error) { /* private browsing: the choice lasts for the page */ }
    show(layout);
  }

  function filter(box) {
    var words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    var count = 0;
    each("[data-find]", function (row) {
      var hit = words.every(function (word) { return row.dataset.find.indexOf(word) >= 0; });
      row.hidden = !hit;
      count += hit ? 1 : 0;
      if (row.id) fold(row.id.replace(/^row--/, ""), !hit);
    });
    each(".ns-count", function (output) { output.textContent = words.length ? count + " / " + output.dataset.total : output.dataset.total; });
    each(".ns-nothing", function (note) { note.hidden = count > 0; });
    each(".ns-table tbody", function (group) {
      group.hidden = !group.querySelector("[data-find]:not([hidden])");
    });
    each(".ns-list", function (list) {
      var empty = !list.querySelector("li:not([hidden])");
      list.hidden = empty;
      if (list.previousElementSibling) list.previousElementSibling.hidden = empty;
    });
    reach();
  }

  function fold(id, hidden) {
    var heading = document.getElementById(id);
    var card = document.querySelector('[data-card="' + id + '"]');
    if (heading) heading.hidden = hidden;
    if (card) card.hidden = hidden;
  }

  /* A permanent link always hits a visible card. */
  function arrive() {
    var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    var box = document.querySelector(".ns-filter");
    if (!target || !target.hidden || !box) return;
    box.value = "";
    filter(box);
    target.scrollIntoView();
  }

  function copy(button) {
    var label = button.textContent;
    var code = button.dataset.copy || button.closest(".ns-code").querySelector("code").textContent;
    navigator.clipboard.writeText(code).then(function () {
      button.textContent = button.dataset.done;
      button.classList.add("ns-copy--done");
      setTimeout(function () { button.textContent = label; button.classList.remove("ns-copy--done"); }, 1500);
    });
  }

  /* Boxes that scroll can be reached with the keyboard; the others stay out of its way. */
  function reach() {
    each(".ns-scroll, .md-typeset p, .md-typeset li, .md-typeset__scrollwrap", function (box) {
      if (box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).overflowX === "auto") box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    });
  }

  /* A formula that is selected and copied is copied as its LaTeX. */
  document.addEventListener("copy", function (event) {
    var selection = document.getSelection();
    if (!selection || selection.isCollapsed || !event.clipboardData) return;
    var fragment = selection.getRangeAt(0).cloneContents();
    var formulas = fragment.querySelectorAll("math");
    if (!formulas.length) return;
    Array.prototype.forEach.call(formulas, function (formula) {
      var tex = formula.querySelector("annotation");
      if (tex) formula.replaceWith("$" + tex.textContent + "$");
    });
    event.clipboardData.setData("text/plain", fragment.textContent);
    event.preventDefault();
  });

  document.addEventListener("click", function (event) {
    var button = event.target.closest ? event.target.closest("button[data-layout], button[data-copy]") : null;
    if (!button) return;
    if (button.dataset.copy !== undefined) copy(button); else choose(button.dataset.layout);
  });
  document.addEventListener("input", function (event) {
    if (event.target.classList.contains("ns-filter")) filter(event.target);
  });
  document.addEventListener("toggle", reach, true);
  window.addEventListener("hashchange", arrive);
  window.addEventListener("resize", reach);

  function start() {
    each(".md-search[role=dialog]", function (dialog) {
      dialog.setAttribute("aria-label", dialog.querySelector("input").placeholder);
    });
    show(root.dataset.layout);
    arrive();
  }

  if (window.document$) window.document$.subscribe(start); else document.addEventListener("DOMContentLoaded", start);
})();
