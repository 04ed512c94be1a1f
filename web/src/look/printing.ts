import {useEffect, useState} from "react"
import {flushSync} from "react-dom"

/** Whether the page is being put on paper: a list that draws what is in sight alone draws all that it has then. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    const paper = window.matchMedia("print")
    const turn = ({matches}: {readonly matches: boolean}) => flushSync(() => setPrinting(matches)) // paper does not wait
    const begin = () => turn({matches: true})
    const end = () => turn({matches: false})
    paper.addEventListener("change", turn)
    window.addEventListener("beforeprint", begin)
    window.addEventListener("afterprint", end)
    return () => {
      paper.removeEventListener("change", turn)
      window.removeEventListener("beforeprint", begin)
      window.removeEventListener("afterprint", end)
    }
  }, [])
  return printing
}

const scheme = "data-mantine-color-scheme"

/** Paper is white: what is dark on the screen is printed in the colours of the light. */
export function lightOnPaper(): void {
  let before: string | null = null
  window.addEventListener("beforeprint", () => {
    before = document.documentElement.getAttribute(scheme)
    document.documentElement.setAttribute(scheme, "light")
  })
  window.addEventListener("afterprint", () => {
    if (before) document.documentElement.setAttribute(scheme, before)
  })
}
