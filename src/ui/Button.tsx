import type { ComponentProps, MouseEvent } from 'react'
import classes from './Button.module.css'

export type ButtonVariant =
  /** The one thing to do here. */
  | 'primary'
  | 'default'
  /** Without a frame. */
  | 'subtle'
  /** Deletes or removes. */
  | 'danger'
  /** Reads like a link inside a text. */
  | 'link'
  /** A square for an icon; name it with `aria-label`. */
  | 'icon'
  | 'icon-outlined'
  /** No look of its own: give it a class. */
  | 'plain'

export type ButtonProps = ComponentProps<'button'> & {
  variant?: ButtonVariant
  /** The action runs: a spinner is drawn over the label, and presses do nothing. */
  loading?: boolean
  /** Presses do nothing, but the button keeps the focus; `disabled` would drop it. */
  inactive?: boolean
}

/** The one button. `type` is `button` unless said otherwise. Its styles have no specificity, so every class wins over them. */
export function Button({
  variant = 'default',
  loading = false,
  inactive = false,
  className,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  const off = loading || inactive
  return (
    <button
      {...rest}
      type={type}
      className={className === undefined ? classes.button : `${classes.button} ${className}`}
      data-variant={variant}
      data-loading={loading || undefined}
      aria-busy={loading || undefined}
      aria-disabled={off || undefined}
      onClick={off ? preventDefault : onClick}
    />
  )
}

/** Attributes that make a link look like a button: `<Link {...buttonLook('primary')} to="/">`. */
export function buttonLook(variant: ButtonVariant) {
  return { className: classes.button, 'data-variant': variant }
}

/** A submit button that is off must not submit. */
function preventDefault(event: MouseEvent) {
  event.preventDefault()
}
