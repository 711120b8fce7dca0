// The scenario room: while a slider moves, numbers come from the API and two lines are drawn from them; when it
// rests, the server's own answer and picture take their place, and the address is that of the new view.
import { mark, readers, ready, scaleOf } from "./raming.js";

const form = document.getElementById("levers");
const result = document.getElementById("result");
const island = JSON.parse(form.dataset.island);
const status = document.querySelector("[data-status]");
const number = (value, digits = 0) => new Intl.NumberFormat(island.lang, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value).replace("-", "−");
// An advice is rounded by its spread; an illustration has two digits.
const rounded = (value) => island.step ? Math.round(value / island.step) * island.step : Number(value.toPrecision(2));
const signed = (value) => (value > 0 ? "+" : "") + number(value);

let asking = null;
let waiting = false;
let resting = null;
let moved = false;
let seen = location.pathname + location.search;

for (const lever of form.querySelectorAll(".lever")) {
  const [slider, field] = [lever.querySelector("input[type=range]"), lever.querySelector("input[type=text]")];
  const digits = Number(lever.dataset.digits);
  const unit = lever.querySelector(".entry .unit").textContent;
  const year = slider.step === "1" && slider.min > 1900 && slider.max < 2200;
  const told = () => slider.setAttribute("aria-valuetext", `${field.value} ${unit}`.trim());
  told();
  slider.addEventListener("input", () => {
    field.value = year ? slider.value : number(Number(slider.value), digits);
    told();
    lever.classList.add("changed");
    live();
  });
  slider.addEventListener("change", () => rest(0));
  field.addEventListener("change", () => {
    const value = typed(field.value);
    if (Number.isFinite(value)) { slider.value = value; told(); }
    rest(0);
  });
  field.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); field.blur(); field.focus(); rest(0); } });
}

function typed(text) {
  const plain = text.replace(/[\s%]/g, "").replace("−", "-");
  const [thousands, decimal] = island.lang === "nl" ? [".", ","] : [",", "."];
  const swap = !plain.includes(decimal) && plain.split(thousands).length === 2 && !/^-?[1-9]\d{0,2}\D\d{3}$/.test(plain);
  return Number(swap ? plain.replace(thousands, ".") : plain.replaceAll(thousands, "").replace(decimal, "."));
}

// What the sliders say now, as the options of a question.
function options() {
  const changes = [...form.querySelectorAll("input[name=set]")].map((input) => input.value);
  for (const lever of form.querySelectorAll(".lever.changed")) {
    const value = Number(lever.querySelector("input[type=range]").value) / Number(lever.dataset.factor);
    changes.push(`${lever.dataset.cell}=${Number(value.toPrecision(12))}`);
  }
  return { ...island.options, changes };
}

// At most one question under way; a slider that moves on asks again as soon as the answer is in.
async function live() {
  rest(700);
  if (asking) { waiting = true; return; }
  asking = new AbortController();
  try {
    const answer = await fetch(island.api, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(options()), signal: asking.signal });
    if (answer.ok) show(await answer.json());
  } catch { /* the settled answer follows */ }
  asking = null;
  if (waiting) { waiting = false; live(); }
}

function put(name, text) {
  const place = result.querySelector(`[data-live=${name}]`);
  if (place) place.textContent = text;
}

function show(advice) {
  put("advised", advice.advised_intake === null ? "–" : number(rounded(advice.advised_intake)));
  if (advice.advised_intake !== null && island.base !== null) {
    const moved = Math.round(advice.advised_intake) - Math.round(island.base);
    put("against", signed(island.step ? moved : rounded(moved)));
  }
  result.setAttribute("aria-busy", "true");
  for (const svg of result.querySelectorAll("svg[data-scale]")) draw(svg, advice);
}

function draw(svg, advice) {
  const scale = scaleOf(svg);
  svg.querySelector(".live-lines")?.remove();
  const lines = mark(svg, "g", { class: "live-lines" });
  for (const [name, field] of [["supply", "fte"], ["demand", "demand_fte"]]) {
    const points = Object.entries(advice.years).map(([year, row]) => {
      const y = Math.min(scale.bottom + 4, Math.max(scale.top - 24, scale.y0 + scale.y1 * row[field]));
      return `${(scale.x0 + scale.x1 * Number(year)).toFixed(1)} ${y.toFixed(1)}`;
    });
    const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
    line.setAttribute("class", `live ${name}`);
    line.setAttribute("d", `M${points.join("L")}`);
    lines.append(line);
  }
}

// When nothing has moved for a moment: the server's answer, its picture, and a link to exactly this.
function rest(after) {
  clearTimeout(resting);
  resting = setTimeout(settle, after);
}

let settling = null;

async function settle() {
  settling?.abort();
  settling = new AbortController();
  const fields = new FormData(form);
  const asked = `${form.action.split("?")[0]}?${new URLSearchParams(fields)}`;
  const slow = setTimeout(() => { const busy = result.querySelector("[data-busy]"); if (busy) busy.hidden = false; }, 800);
  result.querySelector("[data-cancel]")?.addEventListener("click", () => { settling.abort(); location.reload(); }, { once: true });
  try {
    const answer = await fetch(asked, { headers: { "x-part": "result" }, signal: settling.signal });
    clearTimeout(slow);
    if (answer.status === 400) { location.assign(asked); return; }
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    take(page, answer.url);
  } catch (error) {
    clearTimeout(slow);
    if (error.name !== "AbortError") location.assign(asked);
  }
}

function take(page, address) {
  const focus = document.activeElement?.id;
  result.replaceChildren(...page.querySelector("#result").childNodes);
  result.removeAttribute("aria-busy");
  document.getElementById("sides").replaceChildren(...page.querySelector("#sides").childNodes);
  for (const input of form.querySelectorAll("input[type=hidden]")) input.remove();
  form.prepend(...page.querySelectorAll("#hidden input"));
  const changed = new Set([...page.querySelectorAll("#shown [data-changed]")].map((one) => one.id));
  for (const lever of form.querySelectorAll(".lever")) lever.classList.toggle("changed", changed.has(lever.dataset.cell));
  const shown = new Map([...page.querySelectorAll("#shown data")].map((one) => [one.id, one.value]));
  for (const lever of form.querySelectorAll(".lever")) {
    const text = shown.get(lever.dataset.cell);
    if (text !== undefined) lever.querySelector("input[type=text]").value = text;
  }
  if (address !== location.href) { history.pushState(null, "", address); moved = true; seen = location.pathname + location.search; }
  for (const button of result.querySelectorAll("[data-copy]")) ready(button);
  readers(result);
  if (focus && !document.activeElement?.id) document.getElementById(focus)?.focus();
  status.textContent = [...result.querySelectorAll(".big, .against, .gap-line")].map((one) => one.textContent.trim()).join(". ");
  bind();
}

function bind() {
  result.querySelector("[data-undo]")?.addEventListener("click", (event) => {
    if (moved) { event.preventDefault(); history.back(); }
  });
}

// Back and forward lead to another view; a link within the page does not.
addEventListener("popstate", () => { if (location.pathname + location.search !== seen) location.reload(); });
bind();
