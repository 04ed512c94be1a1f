import type {ReplyOf} from "../api/server.ts"
import {Copy} from "../look/copy.tsx"
import {useLanguage, useTexts} from "../texts/table.ts"
import style from "./rows.module.css"
import {searchTexts} from "./texts.ts"

type Field = ReplyOf<"items.get">["fields"][number]

/** What stands for the item in messages and images. */
export function Fields({fields}: {readonly fields: readonly Field[]}) {
  const say = useTexts(searchTexts)
  const {language} = useLanguage()
  return (
    <div className={style.wide}>
      <table className={style.rows}>
        <thead>
          <tr>
            <th scope="col">{say("protocol")}</th>
            <th scope="col">{say("place")}</th>
            <th scope="col">{say("value")}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {fields.map(field => (
            <tr key={`${field.protocol} ${field.place}`}>
              <td className={style.tight}>{field.protocol}</td>
              <th scope="row">
                <code className={style.tight}>{field.place}</code> <div className={style.soft}>{field[language]}</div>
              </th>
              <td className={style.value}>
                <code>{field.value}</code>
              </td>
              <td>
                <Copy text={field.value} what={field[language]} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
