import {type TermFacet, termFacets} from "../../../src/api/lists.ts"
import type {AskedOf, ReplyOf} from "../api/server.ts"
import {type Node, nest, sift} from "../look/nodes.ts"

/** The texts of the address, as the router gives them. */
export type Address = Readonly<Record<string, string | undefined>>

export type Terms = Readonly<Partial<Record<TermFacet, string>>>

export const termsIn = (address: Address): Terms =>
  Object.fromEntries(termFacets.flatMap(facet => (address[facet] ? [[facet, address[facet]]] : [])))

export type Choices = ReplyOf<"codes.choices">
export type FacetChoices = Choices["facets"][number]

/** What the server is asked; without a modality it tells the modalities. */
export const askedOf = (modality: string | undefined, terms: Terms): NonNullable<AskedOf<"codes.choices">["body"]> =>
  modality === undefined ? {} : {modality, facets: terms}

/** The modality chosen, or the only one. */
export const modalityOf = (address: Address, modalities: Choices["modalities"]): string | undefined =>
  address.modality ?? (modalities.length === 1 ? modalities[0]?.key : undefined)

/** The address with a term chosen, or no longer where it was chosen already. */
export const withTerm = (address: Address, facet: TermFacet, code: string): Address => ({
  ...address,
  [facet]: address[facet] === code ? undefined : code,
})

/** The address with another modality: of the terms the site alone means the same there. */
export const withModality = ({edition, text, closed, site}: Address, modality: string): Address => ({
  edition,
  modality,
  text,
  closed,
  site,
})

/** The address in another edition, where other terms are. */
export const inEdition = ({text, closed}: Address, edition: string): Address => ({edition, text, closed})

/** The address without terms. */
export const withoutTerms = ({edition, modality, text, closed}: Address): Address => ({edition, modality, text, closed})

/** The address that composes an item from its own terms. */
export function fromItem({
  edition,
  modality,
  terms,
}: Pick<ReplyOf<"items.get">, "edition" | "modality" | "terms">): Address {
  const own = terms.filter(({facet}) => termFacets.some(one => one === facet))
  return {edition, modality, ...Object.fromEntries(own.map(({facet, code}) => [facet, code]))}
}

/** The terms of a facet as a list, sites as a tree; without those that are closed where they are not to be shown. */
export function nodesOf({facet, terms}: FacetChoices, language: "zh" | "en", closed: boolean): readonly Node[] {
  const nodeOf = (term: FacetChoices["terms"][number]): Node => ({
    key: term.code,
    label: term[language],
    code: term.code,
    words: `${term.zh}\n${term.en}\n${term.pinyin}`,
    faint: term.open && !term.listed,
    ...(!term.open && {why: term.why?.[language] ?? ""}),
  })
  const nodes = facet === "site" ? nest(terms, nodeOf).map(unrepeated) : terms.map(nodeOf)
  return closed ? nodes : open(nodes)
}

/** A site whose only part is called as it is, as that part: nobody is asked to choose 颅脑 of 颅脑. */
function unrepeated(node: Node): Node {
  const children = node.children?.map(unrepeated)
  const [only, ...others] = children ?? []
  if (only?.label === node.label && others.length === 0 && !only.children) return only
  return children ? {...node, children} : node
}

/** Nodes without those that can't be chosen; a closed one stays while one below it is open. */
const open = (nodes: readonly Node[]): readonly Node[] =>
  sift(nodes, node => node.why === undefined && !node.children).filter(
    ({why, children}) => why === undefined || children !== undefined,
  )

/** Facets that a choice is needed in yet. */
export const missing = (choices: Choices, terms: Terms): readonly string[] =>
  choices.facets.filter(({facet, needed}) => needed && !terms[facet]).map(({facet}) => facet)

/** What has been chosen, in written order: the terms' names, of a site the lowest alone. */
export function namesOf(choices: Choices, terms: Terms, language: "zh" | "en"): readonly string[] {
  return choices.facets.flatMap(({facet, terms: all}) => {
    const term = all.find(({code}) => code === terms[facet])
    return term ? [term[language]] : []
  })
}

/** A segment of the code to be, with the room that it will take. */
export const roomOf = (segments: Choices["segments"], i: number): number => {
  const [own, next] = [segments[i], segments[i + 1]]
  if (own?.text != null) return own.text.length
  return next && own ? next.at - own.at : 2
}

/** Whether a text can be meant as a code: mostly digits, without Chinese, and long enough. */
export function meansCode(text: string): boolean {
  const plain = text.replace(/[\s.\-_]/g, "")
  const digits = plain.replace(/\D/g, "").length
  return /^[0-9A-Za-z]+$/.test(plain) && plain.length >= 6 && digits * 2 >= plain.length
}
