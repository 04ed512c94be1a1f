import {useNavigate, useSearch} from "@tanstack/react-router"
import {useCallback} from "react"

/** Changes of what stands behind the `?`; nothing takes a name away. */
type AddressChange = Readonly<Record<string, string | undefined>>

/**
 * What the user chose, as the address has it, and the way to change it:
 * `typing` replaces the address, so that going back does not go letter by letter.
 */
export function useAddress(): {
  readonly chosen: Readonly<Record<string, string | undefined>>
  readonly choose: (change: AddressChange, how?: "typing") => void
} {
  const chosen = useSearch({strict: false}) as Readonly<Record<string, string | undefined>>
  const go = useNavigate()
  const choose = useCallback(
    (change: AddressChange, how?: "typing") =>
      void go({
        to: ".",
        search: (before: object) => ({...before, ...change}),
        replace: how === "typing",
        resetScroll: false,
      } as Parameters<typeof go>[0]),
    [go],
  )
  return {chosen, choose}
}
