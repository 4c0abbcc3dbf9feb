// The projector: counts as they grow, and the stage when it changes. Nothing here needs tending.
const stage = document.getElementById("stage");
const lost = document.getElementById("tuskit-lost");
let ends = null;

function begin() {
  const clock = stage.querySelector("[data-left]");
  ends = clock && clock.dataset.left !== "" ? performance.now() + 1000 * Number(clock.dataset.left) : null;
  tick();
}

function tick() {
  const clock = stage.querySelector("[data-left]");
  if (!clock || ends === null) return;
  const left = Math.max(0, Math.round((ends - performance.now()) / 1000));
  clock.textContent = left ? `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}` : clock.dataset.over;
}

async function show() {
  const reply = await fetch(`${location.pathname}/stage`, { cache: "no-store" });
  if (!reply.ok) return;
  stage.innerHTML = await reply.text();
  begin();
}

async function heard(news) {
  lost.hidden = true;
  if (stage.firstElementChild.dataset.view !== news.view) await show();
  document.querySelectorAll("[data-count]").forEach((node) => (node.textContent = news.count));
  document.querySelectorAll("[data-here]").forEach((node) => (node.textContent = news.here));
}

function follow() {
  const source = new EventSource(`${location.pathname}/events`);
  source.onmessage = (event) => heard(JSON.parse(event.data));
  source.onerror = () => {
    lost.hidden = false;
    if (source.readyState === EventSource.CLOSED) setTimeout(follow, 2000);
  };
}
begin();
setInterval(tick, 500);
follow();
