# shellcheck shell=bash disable=SC2034,SC2154
# ./mgm test --mutants: a copy of the sources is built, and mutants.py changes it line by line.

# Refuses value $2 of option $1 unless it is a number from $3 to 9999999.
check_mutants_number()
{
    if ! [[ $2 =~ ^[0-9]{1,7}$ ]] || [ "$2" -lt "$3" ]; then
        refuse "$1: found '$2'; allowed: a number from $3 to 9999999"
    fi
}

# Copies the sources to folder $1, and leaves what is built there.
copy_sources()
{
    local item name
    mkdir -p "$1" || refuse "cannot write to $1"
    for item in "$mgm_root"/*; do
        name=${item##*/}
        [[ $name == build* ]] && continue
        rm -rf "${1:?}/$name"
        cp -a "$item" "$1/" || refuse "cannot write to $1"
    done
}

# Tries $1 mutants, chosen by seed $2, on a copy, so that sources may be edited meanwhile.
mutants()
{
    local folder=$build_dir-mutants
    build_groups=(build mutants)
    need_packages build mutants
    copy_sources "$folder"
    mgm_root=$folder
    build_dir=$folder/build
    build mgm-test-runner
    exec python3 -B "$launcher/mutants.py" --root "$folder" --build "$build_dir" --count "$1" --seed "$2"
}
