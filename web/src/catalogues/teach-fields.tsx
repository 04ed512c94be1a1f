import {Group, Select, Skeleton} from "@mantine/core"
import {type TaughtKind, taughtKinds} from "../../../src/api/lists.ts"
import {editionInUse} from "../api/edition.ts"
import {useReply} from "../api/reply.ts"
import {EditionSelect} from "../look/edition-select.tsx"
import {useEditions} from "../look/editions.ts"
import {useWords} from "../look/words.ts"
import {useLanguage, useTexts} from "../texts/table.ts"
import {wordTexts} from "./word-texts.ts"

/** What a word is to mean, as far as it is chosen. */
export interface Meant {
  readonly kind: TaughtKind
  /** Undefined until something is chosen. */
  readonly value: string | undefined
  readonly edition: string
}

export const harmless = (edition = editionInUse): Meant => ({kind: "aside", value: "", edition})

interface TeachFieldsProps {
  readonly meant: Meant
  readonly onMean: (meant: Meant) => void
}

/** What a word means: nothing, or something of a kind that an edition has, found by its name. */
export function TeachFields({meant, onMean}: TeachFieldsProps) {
  const say = useTexts(wordTexts)
  const word = useWords()
  const {kind, edition} = meant
  const {editions} = useEditions(edition)
  const choose = (next: TaughtKind) => onMean({edition, kind: next, value: next === "aside" ? "" : undefined})
  return (
    <Group gap={8} align="flex-end">
      <Select
        w={190}
        label={say("kind")}
        allowDeselect={false}
        value={kind}
        data={taughtKinds.map(one => ({value: one, label: one === "aside" ? say("kind-aside") : word("kind", one)}))}
        onChange={next => next !== null && choose(next as TaughtKind)}
      />
      {kind !== "aside" && (
        <>
          {kind !== "side" && (
            <EditionSelect
              editions={editions.filter(one => one.status === "released" || one.edition === edition)}
              edition={edition}
              onChoose={next => onMean({kind, edition: next, value: undefined})}
            />
          )}
          <Meanings meant={meant} onMean={onMean} />
        </>
      )}
    </Group>
  )
}

function Meanings({meant, onMean}: TeachFieldsProps) {
  const say = useTexts(wordTexts)
  const {language} = useLanguage()
  const {kind, value, edition} = meant
  const reply = useReply("words.meanings", {params: {edition}, query: {kind}})
  if (!reply.data) return <Skeleton height={52} flex={1} miw={220} />
  const {items} = reply.data
  const textOf = new Map(items.map(one => [one.value, `${one.zh} ${one.en} ${one.pinyin} ${one.value}`.toLowerCase()]))
  return (
    <Select
      key={`${edition} ${kind}`}
      flex={1}
      miw={220}
      searchable
      label={say("meaning")}
      placeholder={say("meaning-find")}
      limit={60}
      value={value ?? null}
      data={items.map(one => ({
        value: one.value,
        label: one.modalities.length === 1 ? `${one[language]} · ${one.modalities[0]}` : one[language],
      }))}
      filter={({options, search}) => {
        const words = search.toLowerCase().split(/\s+/).filter(Boolean)
        return options.filter(
          option => "value" in option && words.every(typed => textOf.get(String(option.value))?.includes(typed)),
        )
      }}
      onChange={next => onMean({...meant, value: next ?? undefined})}
    />
  )
}
