import {type ChangeEvent, type CompositionEvent, useState} from "react"

interface Composing<E> {
  readonly value: string
  readonly onChange: (event: ChangeEvent<E>) => void
  readonly onCompositionEnd: (event: CompositionEvent<E>) => void
}

/**
 * A field whose text is told when it is written, not while an input method still
 * composes it: `xiong'bu` on its way to 胸部 is nothing to look for.
 */
export function useComposing<E extends HTMLInputElement | HTMLTextAreaElement>(
  text: string,
  change: (text: string) => void,
): Composing<E> {
  const [draft, setDraft] = useState<string>()
  const tell = (next: string) => {
    setDraft(undefined)
    change(next)
  }
  return {
    value: draft ?? text,
    onChange: ({currentTarget, nativeEvent}) =>
      (nativeEvent as InputEvent).isComposing ? setDraft(currentTarget.value) : tell(currentTarget.value),
    onCompositionEnd: ({currentTarget}) => tell(currentTarget.value),
  }
}
