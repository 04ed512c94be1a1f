import {useEffect} from "react"
import {useStable} from "./stable.ts"

/** Hears the keys wherever the focus is, for as long as the component lives. */
export function useWindowKeys(hear: (event: KeyboardEvent) => void): void {
  const latest = useStable(hear)
  useEffect(() => {
    addEventListener("keydown", latest)
    return () => removeEventListener("keydown", latest)
  }, [latest])
}
