import {Button} from "@mantine/core"
import {Link} from "@tanstack/react-router"
import {useTexts} from "../texts/table.ts"
import style from "./nothing-found.module.css"
import {searchTexts} from "./texts.ts"

interface NothingFoundProps {
  readonly query: string
  readonly narrowed: boolean
  readonly onDropAll: () => void
}

/** That nothing fits, and what one can try. */
export function NothingFound({query, narrowed, onDropAll}: NothingFoundProps) {
  const say = useTexts(searchTexts)
  const short = query.length > 60 ? `${query.slice(0, 60)}…` : query
  return (
    <div className={style.nothing}>
      <p className={style.title}>{say("nothing", {q: short})}</p>
      {narrowed && (
        <Button variant="default" onClick={onDropAll}>
          {say("filters-off")}
        </Button>
      )}
      <ul>
        <li>{say("try-fewer")}</li>
        <li>{say("try-kinds")}</li>
        <li>{say("try-edition")}</li>
        {query !== "" && (
          <li>
            {say("try-raw")}{" "}
            <Link to="/convert" search={{text: query}}>
              {say("try-convert")}
            </Link>
            {" · "}
            <Link to="/compose" search={{text: query}}>
              {say("try-compose")}
            </Link>
          </li>
        )}
      </ul>
    </div>
  )
}
