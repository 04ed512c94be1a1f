import {Link} from "@tanstack/react-router"
import {may, useSession} from "../api/session.ts"
import {useTexts} from "../texts/table.ts"
import style from "./parts.module.css"
import type {Place} from "./place.ts"
import {catalogueTexts} from "./texts.ts"

/** From a page about a catalogue to the others that one may open, and back to the list. */
export function PlaceLinks({place}: {readonly place: Place}) {
  const say = useTexts(catalogueTexts)
  return (
    <nav className={style.links} aria-label={say("catalogue")}>
      <Link to="/catalogues" search={{institution: place.institution, catalogue: place.catalogue}}>
        {say("title")}
      </Link>
      <WorkLinks place={place} />
    </nav>
  )
}

/** The pages of one catalogue, as far as one's rights go. */
export function WorkLinks({place: {institution, catalogue}}: {readonly place: Place}) {
  const say = useTexts(catalogueTexts)
  const session = useSession()
  const params = {institution, catalogue}
  return (
    <>
      <Link to="/catalogues/$institution/$catalogue" params={params} activeOptions={{exact: true}}>
        {say("work")}
      </Link>
      {may(session, "institution.map", institution) && (
        <Link to="/catalogues/$institution/$catalogue/import" params={params}>
          {say("import")}
        </Link>
      )}
      <Link to="/catalogues/$institution/$catalogue/pictures" params={params}>
        {say("pictures")}
      </Link>
      {may(session, "institution.review", institution) && (
        <Link to="/catalogues/$institution/$catalogue/rounds" params={params}>
          {say("rounds")}
        </Link>
      )}
    </>
  )
}
