import type {Language} from "../issue/index.ts"
import {type Status, statuses, statusTexts} from "../recognition/index.ts"
import {segmentTexts} from "../standard/index.ts"
import {type Html, html} from "../tables/index.ts"
import type {Contender} from "./baseline.ts"
import type {ChangedVerdict, RunChange} from "./compare-runs.ts"
import {evaluatedFacets, type Share, type Weighed} from "./evaluate.ts"
import {both, legend, missBlock} from "./miss.ts"
import {reliabilityDiagram} from "./reliability.ts"
import type {Report} from "./report.ts"
import {pageStyle} from "./style.ts"
import {evaluationTexts, percent} from "./texts.ts"

/**
 * An evaluation as one page that needs nothing else: both languages, light and dark, no script.
 *
 * @param nameOf the standard name of a code
 * @param language the one shown first
 */
export function evaluationPage(report: Report, nameOf: (code: string) => string, language: Language): string {
  const {evaluation, file, edition, version} = report
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${evaluationTexts.title[language]} ${file}</title>
<style>${{html: pageStyle}}</style>
</head>
<body>
<fieldset class="language">${(["zh", "en"] as const).map(key => choice(key, language))}</fieldset>
<h1>${say("title")}</h1>
<p>${file} · ${edition} · ${version}</p>
${table([html``, say("names"), html``, say("uses")], [[say("exact"), ...weighed(evaluation.exact)]])}
${section("accepted", acceptanceTable(report))}
${section("calibration", html`${reliabilityDiagram(evaluation.calibration.bins)}${calibrationTable(report)}`)}
${section("facets", facetTable(report))}
${section("statuses", statusTable(report))}
${section("strata", strataTable(report))}
${report.contenders ? section("contenders", contenderTable(report.contenders)) : ""}
${report.change ? section("change", changeTable(report.change)) : ""}
${section("misses", html`${legend()}${evaluation.misses.map(miss => missBlock(miss, nameOf))}`)}
</body>
</html>
`.html
}

const say = (key: keyof typeof evaluationTexts): Html => both(evaluationTexts[key])

function choice(key: Language, chosen: Language): Html {
  const label = evaluationTexts.language[key]
  return key === chosen
    ? html`<label><input type="radio" name="language" id="${key}" checked>${label}</label> `
    : html`<label><input type="radio" name="language" id="${key}">${label}</label> `
}

const section = (key: keyof typeof evaluationTexts, body: Html): Html =>
  html`<section><h2>${say(key)}</h2>${body}</section>`

type Cell = Html | string | number

function table(head: readonly Cell[], rows: readonly (readonly Cell[])[]): Html {
  const line = (row: readonly Cell[]) => html`<tr>${row.map(cell => html`<td>${cell}</td>`)}</tr>`
  return html`<table><thead><tr>${head.map(cell => html`<th>${cell}</th>`)}</tr></thead><tbody>${rows.map(line)}</tbody></table>`
}

const shareCells = ({part, of}: Share): readonly Cell[] => [`${part}/${of}`, percent(part, of)]
const weighed = ({names, uses}: Weighed): readonly Cell[] => [...shareCells(names), percent(uses.part, uses.of)]

function acceptanceTable({evaluation, accept}: Report): Html {
  const {reach, exact} = evaluation
  const rows = evaluation.accepted.map(({from, coverage, precision}) => [
    from === accept ? html`${from} <b>${say("inUse")}</b>` : from,
    ...weighed(coverage),
    ...weighed(precision),
  ])
  const head = [say("threshold"), ...(["coverage", "precision"] as const).flatMap(key => [say(key), "", say("uses")])]
  const most = reach ? `${percent(reach.accepted, exact.names.of)} (≥ ${reach.from})` : say("unreached")
  return html`${table(head, rows)}<p>${say("reach")}: ${most}</p>`
}

function calibrationTable({evaluation: {calibration}}: Report): Html {
  const rows = calibration.bins.map(({claimed, right, answers, interval}) => [
    claimed.toFixed(3),
    (right / answers).toFixed(3),
    interval.map(end => end.toFixed(3)).join("–"),
    answers,
  ])
  return html`${table([say("claimed"), say("true"), say("interval"), say("answers")], rows)}
<p>${say("error")} ${calibration.error.toFixed(4)} · ${say("logLoss")} ${calibration.logLoss.toFixed(4)}</p>`
}

function facetTable({evaluation}: Report): Html {
  const own = evaluatedFacets.map(facet => [both(segmentTexts[facet]), evaluation.facets[facet]] as const)
  const labelled = (["stated", "flags"] as const).map(key => [say(key), evaluation[key]] as const)
  return table(
    ["", say("names"), ""],
    [...own, ...labelled].map(([name, share]) => [name, ...shareCells(share)]),
  )
}

const statusName = (status: Status): Html => both(statusTexts[status])

const statusTable = ({evaluation}: Report): Html =>
  table(
    ["", ...statuses.map(statusName)],
    statuses.map(label => [statusName(label), ...statuses.map(read => evaluation.statuses[label][read])]),
  )

const strataTable = ({evaluation}: Report): Html =>
  table(
    ["", say("names"), "", say("uses")],
    Object.entries(evaluation.strata).map(([stratum, share]) => [stratum || "–", ...weighed(share)]),
  )

const contenderTable = (contenders: readonly Contender[]): Html =>
  table(
    ["", say("exact"), "", say("single"), "", say("perSecond")],
    contenders.map(({name, exact, single, namesPerSecond}) => [
      name,
      ...shareCells(exact),
      ...shareCells(single),
      Math.round(namesPerSecond),
    ]),
  )

function changeTable(change: RunChange): Html {
  const kinds = ["better", "worse", "other"] as const
  const rows = kinds.flatMap(kind => change[kind].map(pair => changedRow(kind, pair)))
  const counts = kinds.map(kind => html`${say(kind)} ${change[kind].length} · `)
  return html`<p>${change.since} · ${counts}${say("added")} ${change.added} · ${say("gone")} ${change.gone}</p>
${rows.length > 0 ? table(["", say("names"), change.since, say("read")], rows) : ""}`
}

const changedRow = (kind: "better" | "worse" | "other", {before, after}: ChangedVerdict): readonly Cell[] => [
  say(kind),
  html`<span class="name">${after.name}</span>`,
  html`${statusName(before.status)} ${before.codes.join(" ")}`,
  html`${statusName(after.status)} ${after.codes.join(" ")}`,
]
