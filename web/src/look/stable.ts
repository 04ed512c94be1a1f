import {useCallback, useRef} from "react"

/** The same function for as long as the component lives, that does what the latest one given does: for handlers of parts that are drawn only when what they show changes. */
export function useStable<A extends readonly unknown[]>(act: (...args: A) => void): (...args: A) => void {
  const latest = useRef(act)
  latest.current = act
  return useCallback((...args: A) => latest.current(...args), [])
}
