import {useNavigate} from "@tanstack/react-router"
import {useEffect, useRef} from "react"
import type {Work} from "./use-desk.ts"

const addressMs = 400

/** The chosen row stands in the address, so that it can be sent; a row of an address is chosen where the list has it. */
export function useRowAddress({desk, list}: Work, asked: string | undefined): void {
  const go = useNavigate()
  const wanted = useRef(asked)
  useEffect(() => {
    if (wanted.current === undefined || list.total === undefined) return
    const at = list.placeOf(wanted.current)
    if (at >= 0) desk.select(at)
    wanted.current = undefined
  })
  const id = desk.row?.row
  useEffect(() => {
    if (id === undefined || id === asked || wanted.current !== undefined) return
    const timer = setTimeout(
      () => void go({to: ".", search: (before: object) => ({...before, row: id}), replace: true, resetScroll: false}),
      addressMs,
    )
    return () => clearTimeout(timer)
  }, [id, asked, go])
}
