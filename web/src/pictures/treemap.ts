import {type HierarchyRectangularNode, hierarchy, treemap, treemapSquarify} from "d3-hierarchy"
import type {CatalogueItem} from "./catalogue-items.ts"

/** A rectangle of the treemap: a modality, a site in it, or an item in that. */
export interface Tile {
  readonly kind: "modality" | "site" | "item" | "rest" | "unmapped"
  readonly key: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly volume: number
  readonly modality: string
  readonly site?: {readonly zh: string; readonly en: string}
  readonly item?: CatalogueItem
  /** Of `rest`: how many items. */
  readonly count?: number
}

interface Branch {
  readonly kind: Tile["kind"] | "all"
  readonly key: string
  readonly modality?: string
  readonly site?: {readonly zh: string; readonly en: string}
  readonly item?: CatalogueItem
  readonly volume?: number
  readonly count?: number
  readonly children?: readonly Branch[]
}

/** Height of the line on top of a modality, with its name. */
export const headHeight = 18
const mostItems = 240 // more are too small to be seen

/** Areas as large as the examinations behind them, in a rectangle of so many pixels; what has less than one is left out. */
export function tilesOf(
  {items, unmapped}: {readonly items: readonly CatalogueItem[]; readonly unmapped: {readonly volume: number}},
  width: number,
  height: number,
): readonly Tile[] {
  const root = hierarchy<Branch>(branchesOf(items, unmapped.volume), branch => branch.children as Branch[] | undefined)
    .sum(branch => branch.volume ?? 0)
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0) || a.data.key.localeCompare(b.data.key))
  const laid = treemap<Branch>()
    .tile(treemapSquarify)
    .size([width, height])
    .paddingTop(node => (node.depth === 1 && node.children ? headHeight : 0))
    .paddingInner(node => (node.depth === 0 ? 3 : 1))
    .round(true)(root)
  // what is smaller than the lines around it has no area, and may stand anywhere
  return laid.descendants().flatMap(node => (node.depth > 0 && hasArea(node) ? [tileOf(node)] : []))
}

const hasArea = ({x0, x1, y0, y1}: HierarchyRectangularNode<Branch>): boolean => x1 > x0 && y1 > y0

function tileOf({data, x0, x1, y0, y1, value = 0}: HierarchyRectangularNode<Branch>): Tile {
  return {
    kind: data.kind as Tile["kind"],
    key: data.key,
    x: x0,
    y: y0,
    width: x1 - x0,
    height: y1 - y0,
    volume: value,
    modality: data.modality ?? "",
    ...(data.site && {site: data.site}),
    ...(data.item && {item: data.item}),
    ...(data.count !== undefined && {count: data.count}),
  }
}

function branchesOf(items: readonly CatalogueItem[], unmapped: number): Branch {
  const heaviest = [...items].filter(({volume}) => volume > 0).sort((a, b) => b.volume - a.volume)
  const shown = new Set(heaviest.slice(0, mostItems))
  const modalities = [...grouped(heaviest, item => item.modality)].map(([modality, of]): Branch => {
    const sites = [...grouped(of, item => item.site1?.code ?? "")].map(([code, at]): Branch => {
      const key = `${modality} ${code}`
      const [first] = at
      const rest = at.filter(item => !shown.has(item))
      const children: Branch[] = at
        .filter(item => shown.has(item))
        .map(item => ({kind: "item", key: `${item.edition} ${item.code}`, modality, item, volume: item.volume}))
      const restVolume = rest.reduce((sum, {volume}) => sum + volume, 0)
      if (restVolume > 0)
        children.push({kind: "rest", key: `${key} *`, modality, volume: restVolume, count: rest.length})
      return {kind: "site", key, modality, ...(first?.site1 && {site: first.site1}), children}
    })
    return {kind: "modality", key: modality, modality, children: sites}
  })
  if (unmapped > 0) modalities.push({kind: "unmapped", key: "unmapped", volume: unmapped})
  return {kind: "all", key: "", children: modalities}
}

function grouped<T>(values: readonly T[], keyOf: (value: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const value of values) {
    const group = groups.get(keyOf(value))
    if (group) group.push(value)
    else groups.set(keyOf(value), [value])
  }
  return groups
}
