import {useRouter} from "@tanstack/react-router"
import {useCallback, useEffect, useRef, useState} from "react"

const restMs = 250

/**
 * A text as it is typed, and as it stands in the address: shown at once, and
 * written there when the typing rests, since the router is slower than a key.
 *
 * @returns the text, how to change it, and how to have it written now
 */
export function useTyped(
  inAddress: string,
  write: (text: string) => void,
): readonly [text: string, change: (text: string) => void, settle: () => void] {
  const [text, setText] = useState(inAddress)
  const written = useRef(inAddress)
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  const now = useRef({text, write})
  const router = useRouter()
  const page = useRef(router.latestLocation.pathname)
  now.current = {text, write}
  if (inAddress !== written.current && waiting.current === undefined) {
    written.current = inAddress // somebody went back, or followed a link
    setText(inAddress)
  }
  const settle = useCallback(() => {
    if (waiting.current === undefined) return
    clearTimeout(waiting.current)
    waiting.current = undefined
    if (router.latestLocation.pathname !== page.current) return // one is leaving: that must not be called off
    written.current = now.current.text
    now.current.write(now.current.text)
  }, [router])
  const change = useCallback(
    (next: string) => {
      setText(next)
      now.current = {...now.current, text: next}
      clearTimeout(waiting.current)
      waiting.current = setTimeout(settle, restMs)
    },
    [settle],
  )
  useEffect(() => () => clearTimeout(waiting.current), [])
  return [text, change, settle]
}
