import {Link} from "@tanstack/react-router"
import {useTexts} from "../texts/table.ts"
import style from "./parts.module.css"
import type {Place} from "./place.ts"
import {catalogueTexts} from "./texts.ts"

/** From a page about a catalogue to the others, and back to the list. */
export function PlaceLinks({place: {institution, catalogue}}: {readonly place: Place}) {
  const say = useTexts(catalogueTexts)
  const params = {institution, catalogue}
  return (
    <nav className={style.links} aria-label={say("catalogue")}>
      <Link to="/catalogues" search={{institution, catalogue}}>
        {say("title")}
      </Link>
      <Link to="/catalogues/$institution/$catalogue" params={params} activeOptions={{exact: true}}>
        {say("work")}
      </Link>
      <Link to="/catalogues/$institution/$catalogue/import" params={params}>
        {say("import")}
      </Link>
      <Link to="/catalogues/$institution/$catalogue/pictures" params={params}>
        {say("pictures")}
      </Link>
      <Link to="/catalogues/$institution/$catalogue/rounds" params={params}>
        {say("rounds")}
      </Link>
    </nav>
  )
}
