import {Combobox, Loader, TextInput, useCombobox} from "@mantine/core"
import {useDebouncedValue} from "@mantine/hooks"
import {useEffect, useState} from "react"
import {reasonOf, useReply} from "../api/reply.ts"
import {useLanguage, useTexts} from "../texts/table.ts"
import {useComposing} from "./composing.ts"
import style from "./item-picker.module.css"
import {itemPickerTexts} from "./item-picker-texts.ts"

export interface PickedItem {
  readonly code: string
  readonly zh: string
  readonly en: string
}

interface ItemPickerProps {
  readonly edition: string
  /** What stands in the field until something is typed. */
  readonly value?: PickedItem
  readonly onPick: (item: PickedItem) => void
  /** Esc where no list is open. */
  readonly onLeave?: () => void
  readonly autoFocus?: boolean
  readonly label?: string
  readonly placeholder?: string
}

const shown = 20
const longest = 200 // characters, as the server takes them
const pauseMs = 90 // between keys, before the server is asked

/** A field that finds items of an edition while one types: ↑ ↓ choose, Enter takes, Esc closes. */
export function ItemPicker({edition, value, onPick, onLeave, autoFocus, label, placeholder}: ItemPickerProps) {
  const say = useTexts(itemPickerTexts)
  const {language} = useLanguage()
  const [typed, setTyped] = useState<string>()
  const {asked, reply, items, current} = useFound(edition, (typed ?? "").trim().slice(0, longest))
  const [due, setDue] = useState(false) // Enter came before what is found for the words
  const list = useCombobox({
    onDropdownClose: () => {
      list.resetSelectedOption()
      setDue(false)
    },
  })
  const pick = (item: PickedItem | undefined) => {
    setDue(false)
    if (!item) return
    setTyped(undefined)
    list.closeDropdown()
    onPick(item)
  }
  const field = useComposing<HTMLInputElement>(typed ?? (value ? value[language] || value.zh : ""), next => {
    setTyped(next)
    setDue(false)
    list.openDropdown()
    list.updateSelectedOptionIndex()
  })
  useEffect(() => {
    if (due && (current || reply.isError)) pick(current ? items[0] : undefined)
  })
  return (
    <Combobox store={list} onOptionSubmit={code => pick(items.find(one => one.code === code))} withinPortal>
      <Combobox.Target withExpandedAttribute>
        <TextInput
          aria-label={label ?? say("label")}
          placeholder={placeholder ?? say("placeholder")}
          {...field}
          data-autofocus={autoFocus || undefined}
          autoFocus={autoFocus}
          autoComplete="off"
          rightSection={reply.isFetching ? <Loader size={12} /> : null}
          onFocus={() => typed && list.openDropdown()}
          onBlur={() => list.closeDropdown()}
          onKeyDown={event => {
            if (event.nativeEvent.isComposing) return
            if (event.key === "Escape" && !list.dropdownOpened) onLeave?.()
            if (event.key === "Enter" && list.getSelectedOptionIndex() === -1 && list.dropdownOpened) {
              event.preventDefault()
              setDue(true)
            }
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={asked === ""}>
        <Combobox.Options className={style.list} aria-label={label ?? say("label")}>
          {items.map(item => (
            <Combobox.Option key={item.code} value={item.code}>
              <span className={style.option}>
                <code>{item.code}</code>
                <span lang="zh-CN">
                  {item.zh}
                  {language === "en" && item.en !== "" && (
                    <span lang="en" className={style.english}>
                      {item.en}
                    </span>
                  )}
                </span>
              </span>
            </Combobox.Option>
          ))}
          {reply.isError ? (
            <Combobox.Empty>{say("failed", {reason: reasonOf(reply.error, language)})}</Combobox.Empty>
          ) : (
            items.length === 0 && !reply.isFetching && <Combobox.Empty>{say("none")}</Combobox.Empty>
          )}
          {items.length > 0 && reply.data?.fuzzy && <Combobox.Footer>{say("near")}</Combobox.Footer>}
          {reply.data?.next !== undefined && <Combobox.Footer>{say("more")}</Combobox.Footer>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

/** What is found for words once the typing rests; `current` when it is what these words find. */
function useFound(edition: string, words: string) {
  const [asked] = useDebouncedValue(words, pauseMs)
  const reply = useReply(
    "items.search",
    {params: {edition}, query: {q: asked, limit: shown}},
    {when: asked !== "", keep: true},
  )
  const items = asked === "" ? [] : (reply.data?.items ?? [])
  return {asked, reply, items, current: asked === words && reply.isSuccess && !reply.isPlaceholderData}
}
