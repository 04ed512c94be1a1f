import pc from "picocolors"
import {
  type ChangedVerdict,
  type Contender,
  codesOf,
  evaluatedFacets,
  evaluationTexts,
  type Judged,
  percent,
  type Report,
  type RunChange,
  type Share,
  type Weighed,
} from "../evaluation/index.ts"
import {statuses, statusTexts} from "../recognition/index.ts"
import {segmentTexts} from "../standard/index.ts"
import {language, padded} from "./output.ts"

const say = (key: keyof typeof evaluationTexts): string => evaluationTexts[key][language]

/** An evaluation for a terminal, the misses last. */
export function evaluationLines(report: Report): readonly string[] {
  const {evaluation: figures, file, edition, version} = report
  return [
    `${file}: ${figures.exact.names.of} ${say("names")}, ${edition}, ${version}`,
    row(say("exact"), ...weighed(figures.exact)),
    ...section("accepted", acceptanceRows(report)),
    ...section("facets", facetRows(report)),
    ...section("statuses", statusRows(report)),
    ...section("strata", strataRows(report)),
    ...section("calibration", calibrationRows(report)),
    ...(report.contenders ? section("contenders", report.contenders.map(contenderRow)) : []),
    ...(report.change ? changeRows(report.change) : []),
    ...section("misses", figures.misses.flatMap(missRows)),
  ]
}

const nameWidth = 29 // cells of the first column
const cellWidth = 14

const row = (name: string, ...cells: readonly string[]): string =>
  `  ${[padded(name, nameWidth), ...cells.map(cell => padded(cell, cellWidth))].join(" ")}`.trimEnd()

const section = (key: keyof typeof evaluationTexts, rows: readonly string[]): readonly string[] => [
  "",
  pc.bold(say(key)),
  ...(rows.length > 0 ? rows : [row(say("none"))]),
]

/** `305 of 306`, its percentage, and by use where that is another. */
const weighed = ({names, uses}: Weighed): readonly string[] => [
  `${names.part}/${names.of}`,
  percent(names.part, names.of),
  ...(uses.of === names.of ? [] : [`${say("uses")} ${percent(uses.part, uses.of)}`]),
]

function acceptanceRows({evaluation, accept}: Report): readonly string[] {
  const {reach, exact} = evaluation
  const counted = exact.uses.of !== exact.names.of
  const of = ({names, uses}: Weighed) => [
    percent(names.part, names.of),
    ...(counted ? [`(${percent(uses.part, uses.of)})`] : []),
  ]
  const head = ["coverage", "precision"] as const
  return [
    row(say("threshold"), ...head.flatMap(key => [say(key), ...(counted ? [`(${say("uses")})`] : [])])),
    ...evaluation.accepted.map(({from, coverage, precision}) =>
      row(`${from}${from === accept ? ` ${say("inUse")}` : ""}`, ...of(coverage), ...of(precision)),
    ),
    row(
      `${say("reach")}: ${reach ? `${percent(reach.accepted, exact.names.of)} (≥ ${reach.from})` : say("unreached")}`,
    ),
  ]
}

function facetRows({evaluation}: Report): readonly string[] {
  const line = (name: string, {part, of}: {part: number; of: number}) => row(name, `${part}/${of}`, percent(part, of))
  return [
    ...evaluatedFacets.map(facet => line(segmentTexts[facet][language], evaluation.facets[facet])),
    ...(["stated", "flags"] as const).map(key => line(say(key), evaluation[key])),
  ]
}

const statusRows = ({evaluation}: Report): readonly string[] => [
  row("", ...statuses.map(status => statusTexts[status][language])),
  ...statuses.map(label =>
    row(statusTexts[label][language], ...statuses.map(read => String(evaluation.statuses[label][read]))),
  ),
]

const strataRows = ({evaluation}: Report): readonly string[] =>
  Object.entries(evaluation.strata).map(([stratum, share]) => row(stratum || "–", ...weighed(share)))

const calibrationRows = ({evaluation: {calibration}}: Report): readonly string[] => [
  row(`${say("claimed")}`, say("true"), say("interval"), say("answers")),
  ...calibration.bins.map(({claimed, right, answers, interval}) =>
    row(
      claimed.toFixed(3),
      (right / answers).toFixed(3),
      interval.map(end => end.toFixed(3)).join("–"),
      String(answers),
    ),
  ),
  row(say("error"), calibration.error.toFixed(4)),
  row(say("logLoss"), calibration.logLoss.toFixed(4)),
]

function contenderRow({name, exact, single, namesPerSecond}: Contender): string {
  const counted = ({part, of}: Share) => `${part}/${of}`
  const speed = `${Math.round(namesPerSecond)} ${say("perSecond")}`
  const one = `${percent(single.part, single.of)} ${say("single")}`
  return row(name, counted(exact), percent(exact.part, exact.of), `${padded(one, 2 * cellWidth)} ${speed}`)
}

function changeRows(change: RunChange): readonly string[] {
  const kinds = ["better", "worse", "other"] as const
  const counts = [...kinds.map(kind => `${say(kind)} ${change[kind].length}`), `${say("added")} ${change.added}`]
  return [
    ...section("change", [row(change.since, ...counts, `${say("gone")} ${change.gone}`)]),
    ...kinds.flatMap(kind => change[kind].flatMap(pair => changedRows(say(kind), pair))),
  ]
}

const changedRows = (kind: string, {before, after}: ChangedVerdict): readonly string[] => [
  row(`${kind}: ${plain(after.name)}`),
  row(`    ${before.status} ${before.codes.join(";")} → ${after.status} ${after.codes.join(";")}`),
]

const missRows = ({label, read}: Judged): readonly string[] => [
  row(plain(label.name)),
  row(`    ${say("labelled")} ${label.status} ${label.codes.join(";")}`),
  row(`    ${say("read")} ${read.status} ${codesOf(read).join(";")} ${read.flags.join(",")}`),
]

/** A raw name on one line of a terminal: control characters would act there. */
const plain = (name: string): string => name.replace(/\p{Cc}/gu, "�")
