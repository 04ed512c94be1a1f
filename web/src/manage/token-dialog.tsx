import {NumberInput, Radio, Stack, TextInput} from "@mantine/core"
import {useState} from "react"
import {scopes} from "../../../src/api/lists.ts"
import {useAct} from "../api/reply.ts"
import type {ReplyOf} from "../api/server.ts"
import {useTexts} from "../texts/table.ts"
import {accountTexts} from "./account-texts.ts"
import {FormDialog} from "./form-dialog.tsx"
import {manageTexts} from "./texts.ts"
import {longestToken, mostDays, noToken, tokenFaults} from "./token-facts.ts"

interface AddTokenProps {
  readonly close: () => void
  /** Told of the new token, with its secret. */
  readonly done: (made: ReplyOf<"tokens.add">) => void
}

/** A new token for oneself: its name, what it may do, and for how long. */
export function AddToken({close, done}: AddTokenProps) {
  const common = useTexts(manageTexts)
  const say = useTexts(accountTexts)
  const [token, setToken] = useState(noToken)
  const [tried, setTried] = useState(false)
  const add = useAct("tokens.add", ["tokens.list"])
  const faults = tokenFaults(token)
  const taken = (made: ReplyOf<"tokens.add">) => {
    close()
    done(made)
  }
  const send = () => {
    setTried(true)
    if (faults.name || faults.days) return
    const body = {name: token.name.trim(), scopes: [token.scope], days: Number(token.days)}
    add.mutate({body}, {onSuccess: taken})
  }
  return (
    <FormDialog
      title={say("token-add")}
      verb={say("token-make")}
      busy={add.isPending}
      error={add.error}
      send={send}
      close={close}
    >
      <TextInput
        label={say("token")}
        placeholder={say("token-hint")}
        withAsterisk
        data-autofocus
        value={token.name}
        error={tried && faults.name && common(faults.name, {most: longestToken})}
        onChange={event => setToken({...token, name: event.currentTarget.value})}
      />
      <Radio.Group
        label={say("scopes")}
        value={token.scope}
        onChange={chosen => setToken({...token, scope: scopes.find(scope => scope === chosen) ?? token.scope})}
      >
        <Stack gap={5} mt={4}>
          {scopes.map(scope => (
            <Radio
              key={scope}
              size="xs"
              value={scope}
              label={`${say(`scope-${scope}`)} — ${say(`scope-${scope}-why`)}`}
            />
          ))}
        </Stack>
      </Radio.Group>
      <NumberInput
        label={say("days")}
        w={120}
        min={1}
        max={mostDays}
        clampBehavior="none"
        value={token.days}
        error={tried && faults.days && say("days-fault")}
        onChange={days => setToken({...token, days})}
      />
    </FormDialog>
  )
}
