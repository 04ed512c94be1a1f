import {Alert, Group, SegmentedControl, Select, Skeleton} from "@mantine/core"
import {useState} from "react"
import {reasonOf, useReply} from "../api/reply.ts"
import {type ReplyOf, server} from "../api/server.ts"
import {Problem} from "../look/page.tsx"
import {useLanguage, useTexts} from "../texts/table.ts"
import {type Facets, firstFacet, otherTerms, without} from "./facet-terms.ts"
import {editionOfRow} from "./find-edition.ts"
import {replaced} from "./one-of.ts"
import {type Item, itemName} from "./row.ts"
import {workTexts} from "./texts.ts"
import type {ToolProps} from "./tool.ts"

type Choices = ReplyOf<"codes.choices">
type Term = Choices["facets"][number]["terms"][number]

/** One facet of an item for another: the terms that fit the rest of it. */
export function FacetTool({work: {desk}, row, onDone}: ToolProps) {
  const say = useTexts(workTexts)
  const {language} = useLanguage()
  const {draft} = desk
  const [nth, setNth] = useState("0")
  const item = draft[Number(nth)] ?? draft[0]
  const edition = item?.edition ?? editionOfRow(draft, row)
  const sheet = useReply("items.get", {params: {edition, code: item?.code ?? ""}}, {when: item !== undefined})
  const take = (changed: Item) => {
    if (item) desk.take(replaced(draft, item, changed))
    onDone()
  }
  if (!item) return <span>{say("nothing-read")}</span>
  return (
    <>
      {draft.length > 1 && (
        <SegmentedControl
          aria-label={say("facet-one")}
          value={nth}
          onChange={setNth}
          data={draft.map((one, i) => ({value: String(i), label: itemName(one, language)}))}
        />
      )}
      {sheet.data ? (
        <FacetFields
          key={item.code}
          edition={edition}
          modality={sheet.data.modality}
          facets={sheet.data.facets as Facets}
          onTake={take}
        />
      ) : (
        <Skeleton height={52} />
      )}
    </>
  )
}

interface FacetFieldsProps {
  readonly edition: string
  readonly modality: string
  readonly facets: Facets
  readonly onTake: (item: Item) => void
}

function FacetFields({edition, modality, facets, onTake}: FacetFieldsProps) {
  const say = useTexts(workTexts)
  const {language} = useLanguage()
  const [facet, setFacet] = useState(firstFacet(modality))
  const [typed, setTyped] = useState("")
  const [fault, setFault] = useState<unknown>()
  const rest = without(facets, facet)
  const choices = useReply("codes.choices", {params: {edition}, body: {modality, facets: rest}}, {keep: true})
  const here = choices.data?.facets.find(one => one.facet === facet)
  const terms = otherTerms(here?.terms ?? [], facets[facet] ?? "")
  const pick = async (code: string) => {
    try {
      const body = {modality, facets: {...rest, [facet]: code}}
      const {item} = (await server.call("codes.choices", {params: {edition}, body})).value
      if (item) onTake({edition, code: item.code, name: item.zh, en: item.en})
    } catch (error) {
      setFault(error)
    }
  }
  if (!choices.data) return choices.isError ? <Problem error={choices.error} /> : <Skeleton height={52} />
  return (
    <Group gap={8} align="flex-end">
      <SegmentedControl
        value={facet}
        onChange={other => {
          setFacet(other)
          setTyped("")
        }}
        data={choices.data.facets.map(one => ({value: one.facet, label: one[language]}))}
      />
      <Select
        key={facet}
        flex={1}
        miw={220}
        searchable
        searchValue={typed} // left to the field, it would be forgotten when the terms come anew
        onSearchChange={setTyped}
        autoFocus
        label={say("facet-title", {facet: here?.[language] ?? facet})}
        placeholder={say("facet-find")}
        description={terms.some(term => !term.listed) ? say("facet-unlisted") : undefined}
        inputWrapperOrder={["label", "input", "description", "error"]}
        limit={60}
        data={terms.map(term => ({value: term.code, label: labelOf(term, language)}))}
        filter={({options, search}) => {
          const words = search.toLowerCase().split(/\s+/).filter(Boolean)
          const fits = (text: string) => words.every(word => text.toLowerCase().includes(word))
          const byCode = new Map(terms.map(term => [term.code, `${term.zh} ${term.en} ${term.pinyin} ${term.code}`]))
          return options.filter(option => "value" in option && fits(byCode.get(String(option.value)) ?? ""))
        }}
        onChange={code => code && void pick(code)}
      />
      {fault !== undefined && <Alert color="red">{reasonOf(fault, language)}</Alert>}
    </Group>
  )
}

/** Ask for what the tool shows first before it is opened: it is there at once then. */
export function useFacetsAhead(item: Item | undefined): void {
  const {edition = "", code = ""} = item ?? {}
  const sheet = useReply("items.get", {params: {edition, code}}, {when: item !== undefined}).data
  const {modality = "", facets = {}} = sheet ?? {}
  const body = {modality, facets: without(facets, firstFacet(modality))}
  useReply("codes.choices", {params: {edition}, body}, {when: sheet !== undefined})
}

const labelOf = (term: Term, language: "zh" | "en"): string =>
  `${language === "en" ? term.en || term.zh : term.zh}${term.listed ? "" : " *"}`
