import {Select, Text} from "@mantine/core"
import type {RoleName} from "../../../src/api/lists.ts"
import {useTexts} from "../texts/table.ts"
import {useRoleName} from "./roles.ts"
import {manageTexts} from "./texts.ts"

interface RolePickerProps<Role extends RoleName> {
  readonly roles: readonly Role[]
  readonly value: Role
  readonly choose: (role: Role) => void
}

/** A role, each with what it lets one do. */
export function RolePicker<Role extends RoleName>({roles, value, choose}: RolePickerProps<Role>) {
  const say = useTexts(manageTexts)
  const nameOf = useRoleName()
  return (
    <Select
      label={say("role")}
      flex={1}
      data={roles.map(role => ({value: role, label: nameOf(role)}))}
      value={value}
      onChange={chosen => choose(roles.find(role => role === chosen) ?? value)}
      description={say(`role-${value}`)}
      inputWrapperOrder={["label", "input", "description"]}
      comboboxProps={{width: 260, position: "bottom-start"}}
      renderOption={({option}) => {
        const role = roles.find(one => one === option.value)
        return (
          <div>
            {option.label}
            <Text size="xs" c="dimmed">
              {role && say(`role-${role}`)}
            </Text>
          </div>
        )
      }}
    />
  )
}
