import {CloseButton, TextInput} from "@mantine/core"
import {IconClipboardText} from "@tabler/icons-react"
import {useRef} from "react"
import {useComposing} from "../look/composing.ts"
import {useTyped} from "../look/typed.ts"
import {useTexts} from "../texts/table.ts"
import {composeTexts} from "./texts.ts"

/** As much as an address carries; names in catalogues are shorter by far. */
const longest = 1000

/** The box for a code or a name to be explained. */
export function PasteBox({text, onChange}: {readonly text: string; readonly onChange: (text: string) => void}) {
  const say = useTexts(composeTexts)
  const box = useRef<HTMLInputElement>(null)
  const [shown, type, settle] = useTyped(text, onChange)
  const field = useComposing<HTMLInputElement>(shown, next => type(next.slice(0, longest)))
  return (
    <TextInput
      ref={box}
      size="md"
      aria-label={say("paste")}
      placeholder={say("placeholder")}
      title={say("paste")}
      leftSection={<IconClipboardText size={17} />}
      rightSection={
        shown !== "" && (
          <CloseButton
            size="sm"
            aria-label={say("clear")}
            onClick={() => {
              type("")
              box.current?.focus()
            }}
          />
        )
      }
      maxLength={longest}
      {...field}
      onKeyDown={event => {
        if (event.nativeEvent.isComposing) return
        if (event.key === "Escape") type("")
        if (event.key === "Enter") settle()
      }}
      autoComplete="off"
      autoCorrect="off"
      autoCapitalize="off"
      spellCheck={false}
      flex={1}
      miw={0}
    />
  )
}
