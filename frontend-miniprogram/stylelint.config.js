/** Colours and sizes come from the tokens; text is laid out in px and %, never rpx (WeChat's unit does not follow the reader's type size). */
export default {
  overrides: [
    { files: ['**/*.vue'], customSyntax: 'postcss-html' },
    { files: ['**/*.scss'], customSyntax: 'postcss-scss' },
    { files: ['src/ui/tokens.scss'], rules: { 'color-no-hex': null } },
  ],
  rules: {
    'color-no-hex': true,
    'color-named': 'never',
    'unit-disallowed-list': ['rpx', 'rem', 'vw'],
    'block-no-empty': true,
    'declaration-block-no-duplicate-properties': true,
    'property-no-unknown': true,
    'selector-class-pattern': '^[a-z][a-z0-9-]*$',
    'max-nesting-depth': 2,
    'selector-max-id': 0,
    'font-family-no-duplicate-names': true,
    'no-duplicate-selectors': true,
  },
}
