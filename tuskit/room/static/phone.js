// A participant's page: what is answered is saved as it is given, and the page follows the facilitator.
// Without this script the buttons save, and a reload follows.
const page = document.body.dataset;
const banner = document.getElementById("tuskit-lost");
const onward = banner.querySelector("a");
const form = document.querySelector("form.tk-question");
const saved = form?.querySelector(".tk-saved");
let unsent = false;
let saving = false;

function say(name) {
  banner.hidden = !name;
  banner.querySelector("p").textContent = name ? banner.dataset[name] : "";
  onward.hidden = name !== "closed";
}

async function save() {
  unsent = true;
  if (saving) return;
  saving = true;
  while (unsent) {
    unsent = false;
    const sent = new URLSearchParams(new FormData(form));
    sent.set("stay", "1");
    let told = "";
    try {
      const reply = await fetch(form.action, { method: "POST", body: sent, keepalive: true });
      if (reply.status === 204) told = saved.dataset.saved;
      else if (reply.redirected) return location.assign(`/${page.lang}/now`);
      else {
        told = (await reply.text()).slice(0, 200);
        unsent = reply.status >= 500;
        if (/</.test(told)) told = saved.dataset.unsent;
      }
    } catch {
      told = saved.dataset.unsent;
      unsent = true;
    }
    saved.textContent = told;
    if (unsent) await new Promise((done) => setTimeout(done, 1500 + 1500 * Math.random()));
  }
  saving = false;
}

form?.addEventListener("change", save);

function heard(news) {
  const here = page.key && form;
  if (here) {
    const closed = news.open[page.key] !== Number(page.round);
    form.querySelectorAll("button").forEach((button) => (button.disabled = closed));
    say(closed ? "closed" : "");
    if (closed) setTimeout(() => location.replace(`/${page.lang}/now`), 6000);
  } else {
    say("");
    // not everybody in the same moment
    if (news.sign !== page.sign) setTimeout(() => location.replace(`/${page.lang}/now`), 800 * Math.random());
  }
}

function follow() {
  const source = new EventSource("/events");
  source.onmessage = (event) => heard(JSON.parse(event.data));
  source.onerror = () => {
    say("away");
    // a browser gives up for good when the server answers with an error: then this begins anew
    if (source.readyState === EventSource.CLOSED) setTimeout(follow, 2000 + 1000 * Math.random());
  };
}
follow();
