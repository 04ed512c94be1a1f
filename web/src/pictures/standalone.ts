const ofShapes = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "opacity"] as const
const ofTexts = ["font-family", "font-size", "font-weight", "text-anchor", "dominant-baseline"] as const
const initial: Readonly<Record<string, string>> = {
  "fill-opacity": "1",
  stroke: "none",
  "stroke-width": "1px",
  "stroke-dasharray": "none",
  opacity: "1",
  "font-weight": "400",
  "text-anchor": "start",
  "dominant-baseline": "auto",
}
const headHeight = 34
const margin = 12
const svgNamespace = "http://www.w3.org/2000/svg"

/**
 * A picture of the page as a file of its own: what styles say stands as
 * attributes, on a ground of the page's colour, under its title. Links and
 * whatever serves the page alone are left out.
 */
export function standalone(svg: SVGSVGElement, title: string): string {
  const {width, height} = svg.viewBox.baseVal
  const copy = svg.cloneNode(true) as SVGSVGElement
  inline(svg, copy)
  const whole = document.createElementNS(svgNamespace, "svg")
  const [wide, high] = [width + 2 * margin, height + headHeight + margin]
  for (const [name, value] of Object.entries({viewBox: `0 0 ${wide} ${high}`, width: wide, height: high}))
    whole.setAttribute(name, String(value))
  const {color, fontFamily} = getComputedStyle(svg)
  whole.append(
    made("title", {}, title),
    made("rect", {width: wide, height: high, fill: groundOf(svg)}),
    made(
      "text",
      {x: margin, y: 22, fill: color, "font-family": fontFamily, "font-size": 14, "font-weight": 600},
      title,
    ),
  )
  const moved = made("g", {transform: `translate(${margin} ${headHeight})`})
  moved.append(...copy.childNodes)
  whole.append(moved)
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(whole)}\n`
}

function inline(shown: Element, copy: Element): void {
  const style = getComputedStyle(shown)
  const isText = shown.tagName === "text" || shown.tagName === "tspan"
  const isGroup = ["svg", "g", "a"].includes(shown.tagName)
  for (const name of copy.getAttributeNames())
    if (/^(class|style|role|tabindex|href|target|aria-|data-|id$)/.test(name)) copy.removeAttribute(name)
  if (!isGroup)
    for (const name of isText ? [...ofShapes, ...ofTexts] : ofShapes) {
      const value = style.getPropertyValue(name)
      if (value !== "" && value !== initial[name]) copy.setAttribute(name, value)
    }
  const children = [...copy.children]
  for (const [i, child] of [...shown.children].entries()) inline(child, children[i] as Element)
  if (copy.tagName === "a") {
    const group = document.createElementNS(svgNamespace, "g")
    group.append(...copy.childNodes)
    copy.replaceWith(group)
  }
}

function made(name: string, attributes: Readonly<Record<string, string | number>>, text?: string): SVGElement {
  const element = document.createElementNS(svgNamespace, name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
  if (text !== undefined) element.textContent = text
  return element
}

/** The colour behind an element: the first above it that has one. */
function groundOf(element: Element | null): string {
  for (let at = element; at; at = at.parentElement) {
    const {backgroundColor} = getComputedStyle(at)
    if (backgroundColor !== "rgba(0, 0, 0, 0)" && backgroundColor !== "transparent") return backgroundColor
  }
  return "#fff"
}
