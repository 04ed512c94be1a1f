import {type CSSVariablesResolver, createTheme, type MantineColorsTuple} from "@mantine/core"

const pine: MantineColorsTuple = [
  "#eaf6f4",
  "#d3e9e6",
  "#a5d3cd",
  "#74bcb3",
  "#4ba79d",
  "#2f8f86",
  "#237a72",
  "#1b6b66",
  "#14534f",
  "#0d3c39",
]

const sans =
  'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "WenQuanYi Micro Hei", "Segoe UI", sans-serif'

/** Small, quiet, dense: texts of 13 px, one colour beside greys. */
export const theme = createTheme({
  primaryColor: "pine",
  primaryShade: {light: 7, dark: 6},
  colors: {pine},
  autoContrast: true,
  fontFamily: sans,
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, monospace',
  fontSizes: {xs: "0.75rem", sm: "0.8125rem", md: "0.875rem", lg: "1rem", xl: "1.25rem"},
  headings: {
    fontFamily: sans,
    fontWeight: "600",
    sizes: {h1: {fontSize: "1.375rem"}, h2: {fontSize: "1.0625rem"}, h3: {fontSize: "0.9375rem"}},
  },
  defaultRadius: "sm",
  cursorType: "pointer",
  focusRing: "auto",
  respectReducedMotion: true,
  components: {
    Button: {defaultProps: {size: "xs"}},
    ActionIcon: {defaultProps: {variant: "subtle", color: "gray"}},
    TextInput: {defaultProps: {size: "xs"}},
    PasswordInput: {defaultProps: {size: "xs"}},
    NumberInput: {defaultProps: {size: "xs"}},
    Textarea: {defaultProps: {size: "xs"}},
    Select: {defaultProps: {size: "xs", allowDeselect: false}},
    MultiSelect: {defaultProps: {size: "xs"}},
    FileButton: {},
    Checkbox: {defaultProps: {size: "xs"}},
    Switch: {defaultProps: {size: "xs"}},
    SegmentedControl: {defaultProps: {size: "xs"}},
    Badge: {defaultProps: {size: "sm", variant: "light", tt: "none"}},
    Tooltip: {defaultProps: {openDelay: 350, withArrow: true}},
    Modal: {defaultProps: {centered: true, overlayProps: {backgroundOpacity: 0.35}}},
  },
})

/** Greys with the contrast that small text needs (4.5 : 1). */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-dimmed": "#59616a",
    "--mantine-color-placeholder": "#6b737c",
    "--mantine-color-error": "#b42318",
  },
  dark: {
    "--mantine-color-dimmed": "#a4abb3",
    "--mantine-color-placeholder": "#949ba3",
    "--mantine-color-error": "#ff8b7d",
  },
})
