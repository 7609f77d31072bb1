(function () {
  "use strict";
  var root = document.documentElement, button = document.querySelector(".theme");
  function isDark() {
    var chosen = root.getAttribute("data-theme");
    return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }
  function label() { button.textContent = button.getAttribute(isDark() ? "data-light" : "data-dark"); }
  if (button) {
    button.hidden = false;
    label();
    button.addEventListener("click", function () {
      var next = isDark() ? "light" : "dark";
      root.setAttribute("data-theme", next);
      try { localStorage.setItem("theme", next); } catch (error) { /* private mode: the choice lasts for this page */ }
      label();
    });
  }
})();
