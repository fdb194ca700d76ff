/**
 * Props of the native controls under `@platform/controls`. Only the kit in `ui/` uses them. On H5 they are real HTML
 * elements (keyboard, focus and labels come with them), in WeChat its built-in components.
 */

/** What a pressed thing is, to a screen reader. */
export type PressRole = 'button' | 'link' | 'radio' | 'checkbox' | 'switch' | 'tab'

export interface NativeButtonProps {
  /** Spoken instead of the content, where the content alone says too little. */
  readonly label?: string
  readonly role?: PressRole
  /** For radio, checkbox, switch and tab. */
  readonly isOn?: boolean
  readonly disabled?: boolean
  /** WeChat's own sheet for the phone number; a browser has none and ignores it. */
  readonly asksPhone?: boolean
}

export type InputKind = 'text' | 'number' | 'phone' | 'national-id' | 'code' | 'password' | 'search'

export interface NativeInputProps {
  readonly modelValue: string
  readonly label: string
  readonly kind?: InputKind
  readonly maxLength?: number
  readonly placeholder?: string
  readonly disabled?: boolean
  readonly isInvalid?: boolean
}

export interface NativeTextareaProps {
  readonly modelValue: string
  readonly label: string
  readonly maxLength?: number
  readonly placeholder?: string
  readonly disabled?: boolean
  readonly isInvalid?: boolean
}

export interface PickerOption {
  readonly value: string
  readonly text: string
}

export interface NativePickerProps {
  /** `YYYY-MM-DD`, `HH:MM`, or the value of an option; empty when nothing is chosen. */
  readonly modelValue: string
  readonly label: string
  readonly kind: 'date' | 'time' | 'options'
  readonly options?: readonly PickerOption[]
  readonly placeholder?: string
  readonly disabled?: boolean
  readonly isInvalid?: boolean
}

export interface NativeDialogProps {
  readonly isOpen: boolean
  readonly label: string
}
