import type {ReplyOf} from "../api/server.ts"
import {Copy} from "../look/copy.tsx"
import {useWords} from "../look/words.ts"
import {useTexts} from "../texts/table.ts"
import style from "./rows.module.css"
import {searchTexts} from "./texts.ts"

type Mapping = ReplyOf<"items.get">["mappings"][number]

/** The item's terms in other systems. */
export function Mappings({mappings}: {readonly mappings: readonly Mapping[]}) {
  const say = useTexts(searchTexts)
  const word = useWords()
  return (
    <div className={style.wide}>
      <table className={style.rows}>
        <thead>
          <tr>
            <th scope="col">{say("system")}</th>
            <th scope="col">{say("code")}</th>
            <th scope="col">{say("meaning")}</th>
            <th scope="col">{say("relation")}</th>
          </tr>
        </thead>
        <tbody>
          {mappings.map(mapping => (
            <tr key={`${mapping.facet} ${mapping.system} ${mapping.code}`}>
              <td className={style.tight}>{mapping.system}</td>
              <td className={style.tight}>
                <code>{mapping.code}</code> <Copy text={mapping.code} what={mapping.code} />
              </td>
              <td lang="en">
                <span className="facet" data-facet={mapping.facet}>
                  {mapping.meaning}
                </span>
              </td>
              <td className={style.tight}>{word("relation", mapping.relation)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
