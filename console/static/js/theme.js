// Light or dark before the first paint. "auto" follows the machine; the log-in page remembers what was last chosen.
(() => {
  const page = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const kept = () => { try { return localStorage.getItem("theme"); } catch { return null; } };
  let wish = page.dataset.theme;
  if (wish === "remembered") wish = kept() || "auto";
  else try { localStorage.setItem("theme", wish); } catch { /* a private window: nothing to remember */ }
  const show = () => page.setAttribute("data-bs-theme", wish === "auto" ? (dark.matches ? "dark" : "light") : wish);
  show();
  dark.addEventListener("change", show);
})();
