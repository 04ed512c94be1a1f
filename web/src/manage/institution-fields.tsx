import {Autocomplete, Stack, Switch, TextInput} from "@mantine/core"
import {useTexts} from "../texts/table.ts"
import {type FactName, type Facts, faultsOf, longest} from "./institution-facts.ts"
import {institutionTexts} from "./institution-texts.ts"
import {useInstitutions} from "./names.ts"
import {manageTexts} from "./texts.ts"

interface FactFieldsProps {
  readonly facts: Facts
  readonly change: (facts: Facts) => void
  /** The code is given once. */
  readonly fresh: boolean
  /** Say what is wrong: not before somebody tried to send it. */
  readonly tried: boolean
  /** The server said that the code is taken. */
  readonly taken?: boolean
}

/** The fields of an institution's form, each with what is wrong with it. */
export function FactFields({facts, change, fresh, tried, taken = false}: FactFieldsProps) {
  const common = useTexts(manageTexts)
  const say = useTexts(institutionTexts)
  const {rows} = useInstitutions()
  const faults = faultsOf(facts)
  const known = (field: "region" | "level") =>
    [...new Set(rows.flatMap(row => row[field] ?? []))].filter(value => value.trim() !== "").sort()
  const errorOf = (field: FactName) => {
    const fault = faults[field]
    if (tried && fault) return fault === "long" ? common("field-long", {most: longest[field]}) : common("field-needed")
    return field === "code" && taken ? say("taken") : undefined
  }
  const field = (name: FactName) => ({
    label: say(name),
    value: facts[name],
    error: errorOf(name),
    onChange: (value: string | null) => change({...facts, [name]: value ?? ""}),
  })
  const text = (name: FactName) => {
    const {onChange, ...rest} = field(name)
    return {...rest, onChange: (event: {currentTarget: {value: string}}) => onChange(event.currentTarget.value)}
  }
  return (
    <Stack gap="sm">
      {fresh && <TextInput {...text("code")} description={say("code-why")} withAsterisk data-autofocus />}
      <TextInput {...text("name")} withAsterisk data-autofocus={fresh ? undefined : true} />
      <Autocomplete size="xs" {...field("region")} data={known("region")} />
      <Autocomplete size="xs" {...field("level")} data={known("level")} />
      <Switch
        label={say("secondLook")}
        description={say("second-look-why")}
        checked={facts.secondLook !== ""}
        onChange={event => change({...facts, secondLook: event.currentTarget.checked ? "true" : ""})}
      />
    </Stack>
  )
}
