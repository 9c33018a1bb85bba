"use strict";
// Keeps the page at the present state of the workspace and brings what people do to it.

const spot = document.body.dataset.spot;
const place = document.body.dataset.tab;
const content = document.getElementById("content");
const modal = document.getElementById("modal");
const side = document.getElementById("side");
const trouble = document.getElementById("trouble");
let version = document.body.dataset.version;
const shown = { main: null, side: null, modal: null };

// --- Showing ---------------------------------------------------------------

function atEnd() {
  const page = document.scrollingElement;
  return page.scrollHeight - page.scrollTop - page.clientHeight < 160;
}

function toEnd() {
  if (place !== "home") document.scrollingElement.scrollTop = document.scrollingElement.scrollHeight;
}

const drawn = new Map();

function sources(nodes) {
  return nodes.map((node) => node.outerHTML);
}

// Only what differs is replaced: open menus stay open, and new messages alone are read aloud.
function replace(box, html) {
  const fresh = document.createElement("template");
  fresh.innerHTML = html;
  const nodes = [...fresh.content.children];
  const old = [...box.children];
  const before = drawn.get(box) || [];
  const now = sources(nodes);
  const focused = box.contains(document.activeElement) ? document.activeElement.id : "";
  nodes.forEach((node, at) => {
    if (!old[at]) box.append(node);
    else if (now[at] !== before[at]) old[at].replaceWith(node);
  });
  old.slice(nodes.length).forEach((node) => node.remove());
  drawn.set(box, now);
  if (focused && document.activeElement === document.body) document.getElementById(focused)?.focus();
}

function showModal() {
  const sheet = modal.querySelector("dialog");
  if (sheet && !sheet.open) sheet.showModal();
}

function show(news) {
  version = String(news.version);
  document.getElementById("clock").textContent = news.clock;
  if (news.side !== shown.side) {
    replace(side, news.side);
    shown.side = news.side;
  }
  if (news.main !== shown.main) {
    const follow = atEnd();
    replace(content, news.main);
    shown.main = news.main;
    if (follow) toEnd();
  }
  if (news.modal !== shown.modal) {
    const before = modal.querySelector("dialog");
    const sameView = before && news.modal.includes(`data-view="${before.dataset.view}"`);
    const typed = sameView ? entries(before) : [];
    const focused = document.activeElement && document.activeElement.id;
    const caret = sameView && document.activeElement.selectionStart;
    modal.innerHTML = news.modal;
    showModal();
    typed.forEach(restore);
    const wrong = modal.querySelector("[aria-invalid]");
    const first = !sameView && modal.querySelector(".inner :is(input, textarea, select)");
    const again = wrong || first || (sameView && focused && document.getElementById(focused));
    if (again) again.focus();
    if (again && again.id === focused && Number.isInteger(caret)) again.setSelectionRange(caret, caret);
    if (!news.modal && before) document.getElementById("words")?.focus();
    shown.modal = news.modal;
  }
  placeMenus();
}

async function watch() {
  for (;;) {
    try {
      const answer = await fetch(`${spot}/news?version=${version}`);
      if (answer.status === 200) show(await answer.json());
      else if (answer.status !== 204) throw new Error("no news");
      if (trouble.dataset.lost) complain("");
    } catch {
      complain("The local workspace does not answer. This page tries again.", true);
      await new Promise((wake) => setTimeout(wake, 2000));
    }
  }
}

function complain(words, lost = false) {
  document.querySelectorAll("[data-trouble]").forEach((line) => {
    line.textContent = words;
    line.hidden = !words;
  });
  if (lost) trouble.dataset.lost = "yes";
  else delete trouble.dataset.lost;
}

// --- Doing -----------------------------------------------------------------

const onTheirWay = new Set();

// The same button pressed twice in a row is pressed once; words are never taken for a slip of the hand.
async function post(url, wish) {
  const body = JSON.stringify(wish);
  if (wish.act !== "say" && onTheirWay.has(url + body)) return true;
  onTheirWay.add(url + body);
  document.body.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body,
    });
    const news = answer.ok ? await answer.json() : { trouble: "That did not work." };
    complain(news.trouble);
    if (news.said) document.getElementById("said").textContent = news.said;
    return answer.ok;
  } catch {
    complain("The local workspace does not answer.");
    return false;
  } finally {
    onTheirWay.delete(url + body);
    if (!onTheirWay.size) document.body.removeAttribute("aria-busy");
  }
}

const act = (wish) => post(`${spot}/act`, wish);

function valueOf(field) {
  if (field.dataset.many) {
    const chosen = [...field.querySelectorAll("input:checked")].map((box) => box.value);
    return field.dataset.many === "checkboxes" ? chosen : chosen[0] || null;
  }
  if (field.multiple) return [...field.selectedOptions].map((option) => option.value);
  return field.value || null;
}

// What the bot is told with each letter goes with the rest too: the last letters may not have been told yet.
function entries(box) {
  return [...box.querySelectorAll("[data-quiet], [data-each]")].map((field) => ({
    id: field.id, block: field.dataset.block, action: field.dataset.action, value: valueOf(field),
  }));
}

// What somebody has typed outlives a redrawing of the same form.
function restore(entry) {
  const field = document.getElementById(entry.id);
  if (!field || entry.value === null) return;
  const values = [entry.value].flat();
  if (field.dataset.many) field.querySelectorAll("input").forEach((box) => { box.checked = values.includes(box.value); });
  else if (field.multiple) [...field.options].forEach((option) => { option.selected = values.includes(option.value); });
  else field.value = entry.value;
}

function confirmed(data) {
  if (!data.confirm) return Promise.resolve(true);
  const asked = document.getElementById("confirm");
  const yes = document.getElementById("confirm-yes");
  const no = document.getElementById("confirm-no");
  document.getElementById("confirm-title").textContent = data.confirm;
  document.getElementById("confirm-text").textContent = data.confirmText;
  yes.textContent = data.confirmYes;
  no.textContent = data.confirmNo;
  return new Promise((answer) => {
    let said = false;
    yes.onclick = () => { said = true; asked.close(); };
    no.onclick = () => asked.close();
    asked.onclose = () => answer(said);
    asked.showModal();
  });
}

async function press(button) {
  const box = button.closest("[data-surface]");
  const data = { ...button.dataset };
  const wish = {
    act: "press", surface: box.dataset.surface, action: data.press,
    value: data.value ?? null, option: data.option ?? null, form: entries(box),
  };
  button.closest("details")?.removeAttribute("open");
  await tellTyping();
  if (!(await confirmed(data))) return;
  if (data.url) window.open(data.url, "_blank", "noreferrer");
  await act(wish);
}

async function choose(field) {
  const box = field.closest("[data-surface]");
  const wish = {
    act: "choose", surface: box.dataset.surface, block: field.dataset.block,
    action: field.dataset.action, value: valueOf(field),
    form: entries(box).filter((entry) => entry.id !== field.id),
  };
  if (await confirmed(field.dataset)) await act(wish);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  document.querySelectorAll("details.overflow[open]").forEach((menu) => {
    if (!menu.contains(event.target)) menu.removeAttribute("open");
  });
  if (!button) return;
  const { press: pressed, clock, shortcut, close: closes } = button.dataset;
  if (pressed !== undefined) press(button);
  else if (clock) post("/clock", clock === "next" ? {} : { days: Number(clock) });
  else if (shortcut) act({ act: "shortcut", name: shortcut });
  else if (closes !== undefined) close();
});

// A menu opens to where there is room on the screen: a form that scrolls would cut it off.
function placeMenu(opened) {
  const menu = opened.querySelector(":scope > .menu");
  const opener = opened.querySelector("summary").getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  const below = opener.bottom + 4;
  const above = opener.top - height - 4;
  menu.style.left = `${Math.max(8, Math.min(opener.left, innerWidth - width - 8))}px`;
  menu.style.top = `${below + height > innerHeight - 8 && above > 8 ? above : below}px`;
}

const placeMenus = () => document.querySelectorAll("details.overflow[open]").forEach(placeMenu);

document.addEventListener("toggle", (event) => {
  if (event.target.open && event.target.matches(".overflow")) placeMenu(event.target);
}, true);
document.addEventListener("scroll", placeMenus, true);
addEventListener("resize", placeMenus);

document.addEventListener("change", (event) => {
  const field = event.target.closest("[data-live]");
  if (field) choose(field);
});

// Slack tells of typing in little pauses.
let pause = null;

function tellTyping() {
  const told = pause && document.getElementById(pause.id);
  if (pause) clearTimeout(pause.timer);
  pause = null;
  return told ? choose(told) : null;
}

document.addEventListener("input", (event) => {
  const field = event.target.closest("[data-each]");
  if (!field) return;
  if (pause) clearTimeout(pause.timer);
  pause = { id: field.id, timer: setTimeout(tellTyping, 250) };
});

document.addEventListener("submit", (event) => {
  event.preventDefault();
  if (event.target.id === "composer") send();
  else submit(event.target);
});

// Typing is told of first: told of after the form is gone, it is news of nothing.
async function submit(form) {
  const wish = { act: "submit", surface: form.dataset.submit, form: entries(form) };
  await tellTyping();
  await act(wish);
}

// Escape asks the app's way: the bot may want to hear that the form was closed.
document.addEventListener("cancel", (event) => {
  if (!event.target.matches(".sheet")) return;
  event.preventDefault();
  close();
}, true);

async function close() {
  await tellTyping();
  await act({ act: "close" });
}

const words = document.getElementById("words");

async function send() {
  const text = words.value;
  if (!text.trim()) return;
  words.value = "";
  toEnd();
  if (!(await act({ act: "say", text })) && !words.value) words.value = text;
}

words?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  send();
});

// --- The tour ----------------------------------------------------------------

// A command of the tour is typed for the person, who sends it.
function suggest() {
  const say = new URLSearchParams(location.hash.slice(1)).get("say");
  if (!say || !words) return;
  history.replaceState(null, "", location.pathname);
  words.value = say;
  words.focus();
}

// What was open stays open on the next page of this window.
function rememberTour() {
  const parts = [...document.querySelectorAll(".tour details")];
  const kept = JSON.parse(sessionStorage.getItem("tour") || "null");
  if (kept) parts.forEach((part, place) => { part.open = kept.includes(place); });
  else if (parts.length && matchMedia("(max-width: 70rem)").matches) parts[0].open = false;
  const keep = () => {
    const open = parts.flatMap((part, place) => (part.open ? [place] : []));
    sessionStorage.setItem("tour", JSON.stringify(open));
  };
  parts.forEach((part) => part.addEventListener("toggle", keep));
}

addEventListener("hashchange", suggest);
[content, side].forEach((box) => drawn.set(box, sources([...box.children])));
rememberTour();
showModal();
toEnd();
suggest();
if (place === "home" || place === "dm") act({ act: "open", tab: place });
watch();
