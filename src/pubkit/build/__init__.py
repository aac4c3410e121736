"""From sources to outputs: plan what to build, build each article apart, write what is whole."""
