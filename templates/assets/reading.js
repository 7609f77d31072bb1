(function () {
  "use strict";
  // Storage may be forbidden or full: what is kept is then forgotten with the page.
  function read(key) { try { return localStorage.getItem(key); } catch (error) { return null; } }
  function keep(key, value) {
    try {
      if (value === null) localStorage.removeItem(key); else localStorage.setItem(key, value);
    } catch (error) { /* nothing is kept */ }
  }
  function all(selector, root) { return Array.prototype.slice.call((root || document).querySelectorAll(selector)); }
  function children(element, name) {
    return Array.prototype.filter.call(element.children, function (child) { return child.classList.contains(name); });
  }

  // Tabs: sections with labels become panels; equal sets of labels switch together, here and on the next page.
  var groups = {};
  function choose(set, label, focus) {
    groups[set].forEach(function (group) {
      group.forEach(function (tab) {
        var chosen = tab.label === label;
        tab.button.setAttribute("aria-selected", String(chosen));
        tab.button.tabIndex = chosen ? 0 : -1;
        tab.panel.hidden = !chosen;
        if (chosen && tab.button === focus) focus.focus();
      });
    });
  }
  function pick(set, tab) {
    var before = tab.button.getBoundingClientRect().top;
    choose(set, tab.label, tab.button);
    keep("tab:" + set, tab.label);
    // Tabs above that grow or shrink must not move the one that was used.
    window.scrollBy(0, tab.button.getBoundingClientRect().top - before);
  }
  function step(event, group, index) {
    var keys = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: group.length - 1 };
    if (!Object.prototype.hasOwnProperty.call(keys, event.key)) return null;
    event.preventDefault();
    return group[(keys[event.key] + group.length) % group.length];
  }
  // A section with a name is a landmark, which a panel must not be.
  function panel(section) {
    var box = document.createElement("div");
    box.className = section.className;
    while (section.firstChild) box.appendChild(section.firstChild);
    section.parentNode.replaceChild(box, section);
    return box;
  }
  all(".tabs").forEach(function (tabs, number) {
    var panels = children(tabs, "tab");
    var labels = panels.map(function (panel) { return children(panel, "tab-label")[0]; });
    var texts = labels.map(function (label) { return label ? label.textContent.trim() : ""; });
    var isUsable = texts.length > 1 && texts.every(function (text, at) { return text && texts.indexOf(text) === at; });
    if (!isUsable) return;
    panels = panels.map(panel);
    var set = texts.join("|"), list = document.createElement("div"), group = [];
    list.className = "tab-list";
    list.setAttribute("role", "tablist");
    panels.forEach(function (panel, index) {
      var button = document.createElement("button"), id = "tab-" + (number + 1) + "-" + (index + 1);
      button.type = "button";
      button.id = id;
      button.className = "tab-button";
      button.textContent = texts[index];
      button.setAttribute("role", "tab");
      button.setAttribute("aria-controls", id + "-panel");
      panel.id = id + "-panel";
      panel.tabIndex = 0;
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", id);
      labels[index].hidden = true;
      var tab = { button: button, panel: panel, label: texts[index] };
      button.addEventListener("click", function () { pick(set, tab); });
      button.addEventListener("keydown", function (event) {
        var next = step(event, group, index);
        if (next) pick(set, next);
      });
      group.push(tab);
      list.appendChild(button);
    });
    tabs.insertBefore(list, panels[0]);
    tabs.classList.add("tabs-ready");
    (groups[set] = groups[set] || []).push(group);
    var kept = read("tab:" + set);
    choose(set, texts.indexOf(kept) < 0 ? texts[0] : kept, null);
  });
  // A link into a hidden panel opens it; so does the address of the page.
  function reveal() {
    var name = location.hash.slice(1), target = null;
    try { target = name && document.getElementById(decodeURIComponent(name)); } catch (error) { return; }
    if (!target) return;
    Object.keys(groups).forEach(function (set) {
      groups[set].forEach(function (group) {
        group.forEach(function (tab) {
          if (tab.panel.hidden && tab.panel.contains(target)) choose(set, tab.label, null);
        });
      });
    });
    for (var node = target; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
    target.scrollIntoView();
  }
  window.addEventListener("hashchange", reveal);
  if (location.hash) reveal();
  // On paper everything is told.
  var closed = [];
  window.addEventListener("beforeprint", function () {
    closed = all(".prose details:not([open])");
    closed.forEach(function (details) { details.open = true; });
  });
  window.addEventListener("afterprint", function () {
    closed.forEach(function (details) { details.open = false; });
    closed = [];
  });

  // Checklists: the ticks of a page stay in the browser, by the words of their items, until they are reset.
  all(".prose[data-checklist]").forEach(function (prose) {
    var key = "ticks:" + prose.getAttribute("data-checklist"), kept = {}, seen = {};
    var boxes = all("li.task input[type=checkbox]", prose);
    if (!boxes.length) return;
    try { kept = JSON.parse(read(key) || "{}") || {}; } catch (error) { kept = {}; }
    var items = boxes.map(function (box) {
      var text = (box.closest("label") || box.parentElement).textContent.trim();
      seen[text] = (seen[text] || 0) + 1;
      return { box: box, name: seen[text] > 1 ? text + " " + seen[text] : text, first: box.defaultChecked };
    });
    function save() {
      var ticks = {}, changed = false;
      items.forEach(function (item) {
        if (item.box.checked === item.first) return;
        ticks[item.name] = item.box.checked;
        changed = true;
      });
      keep(key, changed ? JSON.stringify(ticks) : null);
    }
    items.forEach(function (item) {
      item.box.disabled = false;
      if (typeof kept[item.name] === "boolean") item.box.checked = kept[item.name];
      item.box.addEventListener("change", save);
    });
    var label = prose.getAttribute("data-reset");
    if (!label) return;
    var button = document.createElement("button");
    button.type = "button";
    button.className = "reset";
    button.textContent = label;
    button.addEventListener("click", function () {
      items.forEach(function (item) { item.box.checked = item.first; });
      save();
    });
    prose.appendChild(button);
  });

  // The table of contents shows where the reader is.
  (function () {
    var links = {}, order = [], visible = {};
    all(".toc a[href*='#']").forEach(function (link) {
      var id = link.getAttribute("href").split("#")[1], heading = null;
      try { heading = document.getElementById(decodeURIComponent(id)); } catch (error) { return; }
      if (!heading) return;
      if (!links[heading.id]) order.push(heading);
      (links[heading.id] = links[heading.id] || []).push(link);
    });
    if (!order.length || !("IntersectionObserver" in window)) return;
    var isAtEnd = false;
    function mark() {
      var current = null;
      order.forEach(function (heading) {
        if (current && visible[current.id]) return;
        if (visible[heading.id] || heading.getBoundingClientRect().top < 0) current = heading;
      });
      // The last sections are often too short to ever reach the top.
      if (isAtEnd) current = order[order.length - 1];
      order.forEach(function (heading) {
        links[heading.id].forEach(function (link) {
          if (heading === current) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
        });
      });
    }
    var observer = new IntersectionObserver(function (entries) {
      entries.forEach(function (entry) { visible[entry.target.id] = entry.isIntersecting; });
      mark();
    }, { rootMargin: "0px 0px -60% 0px" });
    order.forEach(function (heading) { observer.observe(heading); });
    window.addEventListener("scroll", function () {
      var page = document.documentElement;
      var now = window.scrollY > 0 && window.innerHeight + window.scrollY >= page.scrollHeight - 2;
      if (now === isAtEnd) return;
      isAtEnd = now;
      mark();
    }, { passive: true });
  })();

  // Cards: each select narrows by the attribute of its name; a card may name several values, with blanks between.
  all(".filters").forEach(function (filters) {
    var selects = all("select[data-filter]", filters), output = filters.querySelector("output");
    var cards = all("[data-stage][data-product]").filter(function (card) { return !filters.contains(card); });
    function values(card, name) { return (card.getAttribute("data-" + name) || "").split(/\s+/); }
    function apply() {
      var shown = 0;
      cards.forEach(function (card) {
        var fits = selects.every(function (select) {
          return !select.value || values(card, select.getAttribute("data-filter")).indexOf(select.value) >= 0
            || card.getAttribute("data-" + select.getAttribute("data-filter")) === select.value;
        });
        card.hidden = !fits;
        if (fits) shown += 1;
      });
      if (output) output.textContent = (output.getAttribute("data-text") || "{n}").replace("{n}", String(shown));
    }
    selects.forEach(function (select) { select.addEventListener("change", apply); });
    filters.hidden = false;
    // The browser may have kept a choice from an earlier visit.
    if (selects.length) apply();
  });
})();
