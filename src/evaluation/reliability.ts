import {type Html, html} from "../tables/index.ts"
import type {Bin} from "./calibration.ts"
import {evaluationTexts} from "./texts.ts"

const side = 320 // units of the drawing: the unit square of claim and truth
const margin = 44
const biggest = 12 // radius of the bin with most answers
const smallest = 3

/** The reliability diagram: what was claimed against what came true, a dot a bin with its 95 % interval, its area by answers. */
export function reliabilityDiagram(bins: readonly Bin[]): Html {
  const whole = side + 2 * margin
  return html`<svg viewBox="0 0 ${whole} ${whole}" role="img" width="${whole}">
<title>${evaluationTexts.calibration.zh} / ${evaluationTexts.calibration.en}</title>
${[0, 0.25, 0.5, 0.75, 1].map(gridLine)}
<line class="ideal" x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}"/>
${bins.map(bin => dot(bin, Math.max(...bins.map(one => one.answers))))}
<text x="${x(0.5)}" y="${whole - 6}" text-anchor="middle">${evaluationTexts.claimed.zh} / ${evaluationTexts.claimed.en}</text>
<text transform="translate(12 ${y(0.5)}) rotate(-90)" text-anchor="middle">${evaluationTexts.true.zh} / ${evaluationTexts.true.en}</text>
</svg>`
}

const x = (share: number): number => round(margin + share * side)
const y = (share: number): number => round(margin + (1 - share) * side)
const round = (value: number): number => Math.round(value * 10) / 10

const gridLine = (at: number): Html => html`
<path class="grid" d="M${x(at)} ${y(0)}V${y(1)}M${x(0)} ${y(at)}H${x(1)}"/>
<text x="${x(at)}" y="${y(0) + 16}" text-anchor="middle">${at}</text>
<text x="${x(0) - 6}" y="${y(at) + 4}" text-anchor="end">${at}</text>`

function dot({claimed, right, answers, interval}: Bin, most: number): Html {
  const radius = round(Math.max(smallest, biggest * Math.sqrt(answers / most)))
  const told = `${claimed.toFixed(3)} → ${(right / answers).toFixed(3)} (${right}/${answers})`
  return html`
<g class="bin"><title>${told}</title><path d="M${x(claimed)} ${y(interval[0])}V${y(interval[1])}"/><circle cx="${x(claimed)}" cy="${y(right / answers)}" r="${radius}"/></g>`
}
