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
