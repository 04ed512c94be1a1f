import {useEffect} from "react"

/** The browser asks before it leaves a page that has unsent decisions. */
export function useUnsentWarning(unsent: boolean): void {
  useEffect(() => {
    if (!unsent) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener("beforeunload", ask)
    return () => removeEventListener("beforeunload", ask)
  }, [unsent])
}
