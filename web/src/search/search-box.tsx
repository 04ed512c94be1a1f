import {CloseButton, TextInput} from "@mantine/core"
import {IconSearch} from "@tabler/icons-react"
import type {KeyboardEvent, RefObject} from "react"
import {useComposing} from "../look/composing.ts"
import {useWindowKeys} from "../look/window-keys.ts"
import {useTexts} from "../texts/table.ts"
import {searchTexts} from "./texts.ts"

const longest = 200 // characters, as the server takes them

interface SearchBoxProps {
  readonly box: RefObject<HTMLInputElement | null>
  readonly text: string
  /** Ids of the list of results, where there is one, and of the row that the keys are at. */
  readonly list: string | undefined
  readonly row: string | undefined
  readonly onChange: (text: string) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** The one box. What it finds is a list that the keys move in while the focus stays here. */
export function SearchBox({box, text, list, row, onChange, onKeyDown}: SearchBoxProps) {
  const say = useTexts(searchTexts)
  useSlash(box)
  return (
    <TextInput
      ref={box}
      size="md"
      type="text"
      inputMode="search"
      role="combobox"
      aria-label={say("box")}
      aria-expanded={list !== undefined}
      {...(list !== undefined && {"aria-controls": list})}
      aria-autocomplete="list"
      {...(row !== undefined && {"aria-activedescendant": row})}
      placeholder={say("placeholder")}
      leftSection={<IconSearch size={17} />}
      rightSection={
        text !== "" && (
          <CloseButton
            size="sm"
            aria-label={say("clear")}
            onClick={() => {
              onChange("")
              box.current?.focus()
            }}
          />
        )
      }
      maxLength={longest}
      {...useComposing<HTMLInputElement>(text, next => onChange(next.slice(0, longest)))}
      onKeyDown={onKeyDown}
      autoComplete="off"
      autoCorrect="off"
      autoCapitalize="off"
      spellCheck={false}
      data-autofocus
      flex={1}
      miw={0}
    />
  )
}

/** `/` leads to the box from wherever nothing is being written. */
function useSlash(box: RefObject<HTMLInputElement | null>): void {
  useWindowKeys(event => {
    const {target} = event
    const writing = target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]")
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || writing) return
    event.preventDefault()
    box.current?.focus()
    box.current?.select()
  })
}
