// Pages work without this. With it, they follow the story: on each change the page asks for itself again and takes over what is new,
// while focus, scroll position and opened details stay where they are.
(() => {
  const status = document.getElementById("live");
  const main = () => document.getElementById("main");
  const say = (state, text) => {
    status.dataset.state = state;
    status.textContent = text;
  };

  // An element without an id is told by its place among its kind in the nearest one that has an id: news above it shifts nothing.
  const placeOf = (element) => {
    const home = element.closest("[id]");
    const index = home === element ? -1 : [...home.querySelectorAll(element.tagName)].indexOf(element);
    return { home: home.id, tag: element.tagName, index };
  };
  const find = ({ home, tag, index }) => {
    const found = document.getElementById(home);
    return index < 0 ? found : found?.querySelectorAll(tag)[index];
  };

  const take = (html) => {
    const next = new DOMParser().parseFromString(html, "text/html").getElementById("main");
    if (!next || next.innerHTML === main().innerHTML) return;
    const open = new Set([...main().querySelectorAll("details[id]")].filter((details) => details.open).map((details) => details.id));
    const focused = main().contains(document.activeElement) ? placeOf(document.activeElement) : null;
    const typed = [...main().querySelectorAll("input[id], select[id]")].map((field) => [field.id, field.value]);
    const [x, y] = [window.scrollX, window.scrollY];
    for (const details of next.querySelectorAll("details[id]")) details.open = open.has(details.id) || details.open;
    main().replaceWith(document.adoptNode(next));
    for (const [id, value] of typed) {
      const field = document.getElementById(id);
      if (field) field.value = value;
    }
    window.scrollTo(x, y);
    if (focused) find(focused)?.focus({ preventScroll: true });
    say("live", "Live: updated");
  };

  let [running, again, waiting] = [false, false, 0];
  const refresh = async () => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-cache" });
      if (answer.ok) take(await answer.text());
    } catch {
      say("lost", "Not connected");
    } finally {
      running = false;
      if (again) {
        again = false;
        soon();
      }
    }
  };
  // Drops come in bursts; a page that moves several times a second can't be read.
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(refresh, 250);
  };

  const address = document.body.dataset.live;
  if (!address || !status) return;
  const source = new EventSource(address);
  let wasLost = false;
  source.addEventListener("open", () => {
    say("live", "Live");
    if (wasLost) soon();
    wasLost = false;
  });
  source.addEventListener("change", soon);
  source.addEventListener("error", () => {
    wasLost = true;
    say("lost", "Not connected");
  });
  window.addEventListener("pagehide", () => source.close());
})();
