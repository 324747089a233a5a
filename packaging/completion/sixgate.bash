# SPDX-License-Identifier: GPL-2.0-or-later
# Made by packaging/generate

_sixgate() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} words=
    COMPREPLY=()
    if ((COMP_CWORD == 1)); then
        words="run replay explain reasons profiles check suggest rules doctor status metrics top watch reload --help --version"
        mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
        return
    fi
    case ${COMP_WORDS[1]}:$before in
        *:--role) words="border host" ;;
        *:--verdicts) words="all dropped none" ;;
        *:-c | *:--config | *:--control | *:--write | *:--write-dropped)
            mapfile -t COMPREPLY < <(compgen -f -- "$word")
            return
            ;;
        run:*)
            words="--config --role --monitor --json --verdicts --temporary-rules --control --help"
            ;;
        replay:*)
            words="--config --role --monitor --json --all --dissect --write --write-dropped --help"
            [[ $word == -* ]] || mapfile -t COMPREPLY < <(compgen -f -- "$word")
            ;;
        explain:*)
            words="--config --role --monitor --hex --help $(sixgate reasons --json 2>/dev/null | sed 's/^{"reason":"\([^"]*\)".*/\1/')"
            [[ $word == -* ]] || mapfile -t COMPREPLY < <(compgen -f -- "$word")
            ;;
        reasons:*)
            words="--config --role --monitor --json --help"
            ;;
        profiles:*)
            words="--json --help"
            ;;
        check:*)
            words="--config --role --monitor --print --help"
            [[ $word == -* ]] || mapfile -t COMPREPLY < <(compgen -f -- "$word")
            ;;
        suggest:*)
            words="--config --role --monitor --control --help"
            ;;
        rules:*)
            words="print install remove status --config --role --monitor --json --help"
            ;;
        doctor:*)
            words="--config --role --monitor --json --help"
            ;;
        status:*)
            words="--config --role --monitor --json --control --help"
            ;;
        metrics:*)
            words="--listen --control --help"
            ;;
        top:*)
            words="--config --role --monitor --control --interval --help"
            ;;
        watch:*)
            words="--reason --dropped --json --control --help"
            ;;
        reload:*)
            words="--control --help"
            ;;
    esac
    local found
    mapfile -t found < <(compgen -W "$words" -- "$word")
    COMPREPLY+=("${found[@]}")
}
complete -o filenames -F _sixgate sixgate
