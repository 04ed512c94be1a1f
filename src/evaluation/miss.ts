import {type Account, type Flag, flagTexts, kindTexts, type Status, statusTexts} from "../recognition/index.ts"
import {type Html, html} from "../tables/index.ts"
import type {Judged} from "./judge.ts"
import {evaluationTexts, type Text} from "./texts.ts"

/** A text in both languages; the page shows the one that is chosen. */
export const both = ({zh, en}: Text): Html => html`<span lang="zh">${zh}</span><span lang="en">${en}</span>`

/** What the colours mean. */
export const legend = (): Html =>
  html`<p>${Object.entries(kindTexts).map(([kind, text]) => html`<span class="part ${kind}">${both(text)}</span> `)}</p>`

/** A name with what every stretch of it was read as, and both readings side by side. */
export function missBlock({label, read}: Judged, nameOf: (code: string) => string): Html {
  const flags = (keys: readonly Flag[]) => keys.map(key => html`<li>${both(flagTexts[key])}</li>`)
  const items = read.items.map(item => itemLine(item.code, item.name))
  return html`
<article class="miss">
<p class="name">${read.account.map(stretch)}</p>
<div class="readings">
<div>${reading("labelled", label.status)}<ul>${label.codes.map(code => itemLine(code, nameOf(code)))}${flags(label.flags ?? [])}</ul></div>
<div>${reading("read", read.status)} ${read.items[0]?.confidence ?? ""}<ul>${items}${flags(read.flags)}</ul></div>
</div>
</article>`
}

const reading = (key: "labelled" | "read", status: Status): Html =>
  html`<span class="soft">${both(evaluationTexts[key])}</span> <b>${both(statusTexts[status])}</b>`

const itemLine = (code: string, name: string): Html => html`<li><span class="code">${code}</span> ${name}</li>`

const stretch = ({as, text, value}: Account): Html =>
  html`<span class="part ${as}" title="${kindTexts[as].zh} ${kindTexts[as].en} ${value}">${text}</span>`
