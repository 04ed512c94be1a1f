import {checkCode, formatCode} from "./code.ts"
import type {Edition} from "./edition.ts"
import {plainName} from "./fold.ts"
import {itemOf} from "./item.ts"
import {facetWidth} from "./layout.ts"
import {type Naming, siteKinds, type TermFacet} from "./lists.ts"
import {noSite} from "./name.ts"
import {wordOf} from "./term.ts"

/**
 * The code of a standard name, listed or not; `undefined` when it is no
 * standard name of the edition. The reverse of `nameOf`, built on it: a code
 * is answered only when its name is this very text.
 */
export function codeOf(edition: Edition, name: string): string | undefined {
  const text = plainName(name)
  if (text === "" || text.length > 200) return undefined
  const listed = listedNames(edition).get(text)
  if (listed !== undefined) return listed
  return readers[edition.naming]?.(edition, text)
}

/** Who reads a name that no listed item has; the other namings have none outside their lists. */
const readers: Readonly<Partial<Record<Naming, (edition: Edition, text: string) => string | undefined>>> = {
  radiology: readRadiology,
}

const listedByEdition = new WeakMap<Edition, ReadonlyMap<string, string>>()

function listedNames(edition: Edition): ReadonlyMap<string, string> {
  const known = listedByEdition.get(edition)
  if (known) return known
  const names = new Map([...edition.items.values()].map(item => [plainName(item.zh), item.code]))
  listedByEdition.set(edition, names)
  return names
}

/** Try the sites and methods whose words occur in the text, and keep the combination that writes it. */
function readRadiology(edition: Edition, text: string): string | undefined {
  const terms = (facet: TermFacet, modality: string) =>
    (edition.dictionaries[facet]?.terms ?? []).filter(term => term.modalities.includes(modality))
  const siteWidth = facetWidth(edition.layout, "site")
  const heads = (edition.dictionaries.equipment?.terms ?? [])
    .filter(term => text.startsWith(wordOf(term, "zh")))
    .sort((a, b) => wordOf(b, "zh").length - wordOf(a, "zh").length)
  for (const head of heads) {
    const modality = head.modalities[0] ?? ""
    const sites = terms("site", modality).filter(term => term.code.length === siteWidth)
    const manners = [...terms("processing", modality), ...terms("position", modality)]
      .filter(term => text.endsWith(term.zh) || text.endsWith(`${term.zh})`))
      .map(term => ({[term.facet]: term.code}))
    const methods = terms("method", modality).filter(
      term =>
        term.zh === "" ||
        term.style === "silent" ||
        methodWords(edition, term.code, modality, term.zh).some(word => text.includes(word)),
    )
    for (const site of sites) {
      const words = [site.zh, edition.names.bySite.get(`${head.generic} ${site.code}`)?.zh ?? site.zh]
      if (site.code !== noSite && !words.some(word => text.includes(word))) continue
      for (const method of methods)
        for (const manner of [{}, ...manners]) {
          const facets = {equipment: head.code, site: site.code, method: method.code, ...manner}
          const item = itemOf(edition, modality, facets)
          if (plainName(item.zh) !== text) continue
          const standing = checkCode(edition, formatCode(edition, {modality, facets})).standing
          if (standing === "listed" || standing === "unlisted") return item.code
        }
    }
  }
  return undefined
}

function methodWords(edition: Edition, code: string, modality: string, zh: string): readonly string[] {
  return [zh, ...siteKinds.flatMap(kind => edition.names.byKind.get(`${modality} ${code} ${kind}`)?.zh ?? [])]
}
