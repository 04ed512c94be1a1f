/** What can be chosen in a list or a tree. */
export interface Node {
  readonly key: string
  readonly label: string
  /** Shown before the label, narrow and grey. */
  readonly code?: string
  /** Shown at the end of the line. */
  readonly note?: string
  /** Further words it is found by. */
  readonly words?: string
  /** Why it can't be chosen now. */
  readonly why?: string
  /** It can be chosen, but isn't what is usual. */
  readonly faint?: boolean
  readonly children?: readonly Node[]
}

/** A line of a tree as it is shown. */
export interface Row {
  readonly node: Node
  /** From 1. */
  readonly level: number
  readonly parent?: string
}

/** The lines of a tree where the nodes in `open` show what is below them. */
export function rowsOf(nodes: readonly Node[], open: ReadonlySet<string>, level = 1, parent?: string): readonly Row[] {
  return nodes.flatMap(node => [
    {node, level, ...(parent !== undefined && {parent})},
    ...(node.children && open.has(node.key) ? rowsOf(node.children, open, level + 1, node.key) : []),
  ])
}

/** The keys above a node, outermost first; none where it is not there. */
export function above(nodes: readonly Node[], key: string): readonly string[] {
  for (const node of nodes) {
    if (node.children?.some(child => child.key === key)) return [node.key]
    const deeper = above(node.children ?? [], key)
    if (deeper.length > 0) return [node.key, ...deeper]
  }
  return []
}

/** The nodes that fit, with those above them; a node that fits keeps what is below it. */
export function sift(nodes: readonly Node[], fits: (node: Node) => boolean): readonly Node[] {
  return nodes.flatMap(node => {
    if (fits(node)) return [node]
    const children = sift(node.children ?? [], fits)
    return children.length > 0 ? [{...node, children}] : []
  })
}

/** Whether a node has every word: in its label, code, or what else it is found by. */
export function fitsWords(query: string): (node: Node) => boolean {
  const words = plain(query).split(/\s+/).filter(Boolean)
  return ({label, code = "", words: more = ""}) => {
    const text = plain(`${label}\n${more}`)
    return words.every(word => text.includes(word) || plain(code).startsWith(word))
  }
}

const plain = (text: string): string => text.normalize("NFKC").toLowerCase()

/** The keys of all nodes that have others below them. */
export const branches = (nodes: readonly Node[]): readonly string[] =>
  nodes.flatMap(node => (node.children ? [node.key, ...branches(node.children)] : []))

/** A tree of things whose codes begin with the code of what is above them. */
export function nest<T extends {readonly code: string}>(
  things: readonly T[],
  nodeOf: (thing: T) => Omit<Node, "children">,
): readonly Node[] {
  const [first, ...rest] = [...things].sort((a, b) => (a.code < b.code ? -1 : 1))
  if (!first) return []
  const below = rest.filter(({code}) => code.startsWith(first.code))
  const others = rest.filter(({code}) => !code.startsWith(first.code))
  const children = nest(below, nodeOf)
  return [{...nodeOf(first), ...(children.length > 0 && {children})}, ...nest(others, nodeOf)]
}
