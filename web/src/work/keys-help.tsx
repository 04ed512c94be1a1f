import {Table} from "@mantine/core"
import {Dialog} from "../look/dialog.tsx"
import {useTexts} from "../texts/table.ts"
import {type Action, keys} from "./keys.ts"
import {workTexts} from "./texts.ts"

/** What each key does. */
export function KeysHelp({onClose}: {readonly onClose: () => void}) {
  const say = useTexts(workTexts)
  return (
    <Dialog title={say("help")} onClose={onClose}>
      <Table>
        <Table.Tbody>
          {keys.map(({action, keys: own}) => (
            <Table.Tr key={action}>
              <Table.Td w={130}>
                {own.map(key => (
                  <kbd key={key} style={{marginRight: 4}}>
                    {key}
                  </kbd>
                ))}
              </Table.Td>
              <Table.Td>{say(textOf(action))}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Dialog>
  )
}

/** Some actions are called by words that stand for a state or a heading too, or say more here. */
const textOf = (action: Action) => {
  if (action === "no match" || action === "flag" || action === "search") return `${action}-act` as const
  return action === "accept" || action === "bulk" || action === "relation" ? (`${action}-help` as const) : action
}
